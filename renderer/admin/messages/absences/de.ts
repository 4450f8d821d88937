import type { AbsencesMessages } from './en.js';

export const absencesDe: AbsencesMessages = {};
