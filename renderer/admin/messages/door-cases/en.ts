export const doorCasesEn = {} as const;

export type DoorCasesMessages = Readonly<Record<keyof typeof doorCasesEn, string>>;
