import type { DoorCasesMessages } from './en.js';

export const doorCasesAr: DoorCasesMessages = {};
