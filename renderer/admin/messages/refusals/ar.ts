import type { RefusalsMessages } from './en.js';

export const refusalsAr: RefusalsMessages = {};
