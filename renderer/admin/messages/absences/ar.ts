import type { AbsencesMessages } from './en.js';

export const absencesAr: AbsencesMessages = {};
