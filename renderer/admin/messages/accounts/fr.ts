import type { AccountsMessages } from './en.js';

export const accountsFr: AccountsMessages = {};
