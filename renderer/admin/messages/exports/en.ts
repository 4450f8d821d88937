export const exportsEn = {} as const;

export type ExportsMessages = Readonly<Record<keyof typeof exportsEn, string>>;
