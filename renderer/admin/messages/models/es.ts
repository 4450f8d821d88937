import type { ModelsMessages } from './en.js';

export const modelsEs: ModelsMessages = {};
