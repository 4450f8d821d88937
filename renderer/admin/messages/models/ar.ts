import type { ModelsMessages } from './en.js';

export const modelsAr: ModelsMessages = {};
