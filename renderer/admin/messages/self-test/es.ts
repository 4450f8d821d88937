import type { SelfTestMessages } from './en.js';

export const selfTestEs: SelfTestMessages = {};
