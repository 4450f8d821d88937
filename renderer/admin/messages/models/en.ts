export const modelsEn = {} as const;

export type ModelsMessages = Readonly<Record<keyof typeof modelsEn, string>>;
