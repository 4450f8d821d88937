import type { ExportsMessages } from './en.js';

export const exportsEs: ExportsMessages = {};
