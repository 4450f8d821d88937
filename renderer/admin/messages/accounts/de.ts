import type { AccountsMessages } from './en.js';

export const accountsDe: AccountsMessages = {};
