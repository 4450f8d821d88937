import type { CommonMessages } from './en.js';

export const commonDe: CommonMessages = {
  'common.advanced': 'Erweitert',
  'common.sections': 'Bereiche',
  'common.signOut': 'Abmelden',
};
