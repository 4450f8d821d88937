import type { LivenessMessages } from './en.js';

export const livenessDe: LivenessMessages = {};
