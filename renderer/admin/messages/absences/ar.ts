import type { AbsencesMessages } from './en.js';

export const absencesAr: AbsencesMessages = {
  'absences.kind.vacation': 'إجازة',
  'absences.kind.sick': 'مرض',
  'absences.kind.other': 'أخرى',
  'absences.kind.absent': 'غائب',
};
