export const commonEn = {
  'common.advanced': 'Advanced',
  'common.sections': 'Sections',
  'common.signOut': 'Sign out',
} as const;

export type CommonMessages = Readonly<Record<keyof typeof commonEn, string>>;
