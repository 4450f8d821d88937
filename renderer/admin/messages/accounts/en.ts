export const accountsEn = {} as const;

export type AccountsMessages = Readonly<Record<keyof typeof accountsEn, string>>;
