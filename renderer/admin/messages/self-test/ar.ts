import type { SelfTestMessages } from './en.js';

export const selfTestAr: SelfTestMessages = {};
