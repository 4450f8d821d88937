import type { LivenessMessages } from './en.js';

export const livenessFr: LivenessMessages = {};
