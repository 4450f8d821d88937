export const livenessEn = {} as const;

export type LivenessMessages = Readonly<Record<keyof typeof livenessEn, string>>;
