export const settingsEn = {} as const;

export type SettingsMessages = Readonly<Record<keyof typeof settingsEn, string>>;
