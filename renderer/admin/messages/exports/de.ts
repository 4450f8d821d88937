import type { ExportsMessages } from './en.js';

export const exportsDe: ExportsMessages = {};
