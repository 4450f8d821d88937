import type { LivenessMessages } from './en.js';

export const livenessAr: LivenessMessages = {};
