export const refusalsEn = {} as const;

export type RefusalsMessages = Readonly<Record<keyof typeof refusalsEn, string>>;
