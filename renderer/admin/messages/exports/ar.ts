import type { ExportsMessages } from './en.js';

export const exportsAr: ExportsMessages = {};
