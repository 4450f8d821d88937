import type { ModelsMessages } from './en.js';

export const modelsDe: ModelsMessages = {};
