export const selfTestEn = {} as const;

export type SelfTestMessages = Readonly<Record<keyof typeof selfTestEn, string>>;
