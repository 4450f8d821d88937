export const peopleEn = {} as const;

export type PeopleMessages = Readonly<Record<keyof typeof peopleEn, string>>;
