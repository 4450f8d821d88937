export const overviewEn = {} as const;

export type OverviewMessages = Readonly<Record<keyof typeof overviewEn, string>>;
