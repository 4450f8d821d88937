export const absencesEn = {
  'absences.kind.vacation': 'Vacation',
  'absences.kind.sick': 'Sick',
  'absences.kind.other': 'Other',
  'absences.kind.absent': 'Absent',
} as const;

export type AbsencesMessages = Readonly<Record<keyof typeof absencesEn, string>>;
