import type { DoorCasesMessages } from './en.js';

export const doorCasesFr: DoorCasesMessages = {};
