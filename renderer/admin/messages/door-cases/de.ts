import type { DoorCasesMessages } from './en.js';

export const doorCasesDe: DoorCasesMessages = {};
