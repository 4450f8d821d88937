import type { RefusalsMessages } from './en.js';

export const refusalsFr: RefusalsMessages = {};
