import type { AbsencesMessages } from './en.js';

export const absencesFr: AbsencesMessages = {};
