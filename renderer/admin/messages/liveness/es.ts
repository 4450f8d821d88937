import type { LivenessMessages } from './en.js';

export const livenessEs: LivenessMessages = {};
