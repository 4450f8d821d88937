import type { AccountsMessages } from './en.js';

export const accountsEs: AccountsMessages = {};
