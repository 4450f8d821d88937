import type { SelfTestMessages } from './en.js';

export const selfTestFr: SelfTestMessages = {};
