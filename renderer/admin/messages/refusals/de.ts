import type { RefusalsMessages } from './en.js';

export const refusalsDe: RefusalsMessages = {};
