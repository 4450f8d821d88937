import type { AccountsMessages } from './en.js';

export const accountsAr: AccountsMessages = {};
