import type { RefusalsMessages } from './en.js';

export const refusalsEs: RefusalsMessages = {};
