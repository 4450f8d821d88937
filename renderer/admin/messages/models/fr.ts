import type { ModelsMessages } from './en.js';

export const modelsFr: ModelsMessages = {};
