export const absencesEn = {} as const;

export type AbsencesMessages = Readonly<Record<keyof typeof absencesEn, string>>;
