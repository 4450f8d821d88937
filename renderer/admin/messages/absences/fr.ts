import type { AbsencesMessages } from './en.js';

export const absencesFr: AbsencesMessages = {
  'absences.kind.vacation': 'Congés',
  'absences.kind.sick': 'Maladie',
  'absences.kind.other': 'Autre',
  'absences.kind.absent': 'Absent',
};
