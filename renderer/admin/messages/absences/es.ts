import type { AbsencesMessages } from './en.js';

export const absencesEs: AbsencesMessages = {};
