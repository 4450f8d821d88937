import type { AbsencesMessages } from './en.js';

export const absencesEs: AbsencesMessages = {
  'absences.kind.vacation': 'Vacaciones',
  'absences.kind.sick': 'Enfermedad',
  'absences.kind.other': 'Otra',
  'absences.kind.absent': 'Ausente',
};
