import type { ExportsMessages } from './en.js';

export const exportsFr: ExportsMessages = {};
