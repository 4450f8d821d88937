import type { DoorCasesMessages } from './en.js';

export const doorCasesEs: DoorCasesMessages = {};
