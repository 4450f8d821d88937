import type { AbsencesMessages } from './en.js';

export const absencesDe: AbsencesMessages = {
  'absences.kind.vacation': 'Urlaub',
  'absences.kind.sick': 'Krank',
  'absences.kind.other': 'Sonstiges',
  'absences.kind.absent': 'Abwesend',
};
