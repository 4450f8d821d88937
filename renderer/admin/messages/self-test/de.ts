import type { SelfTestMessages } from './en.js';

export const selfTestDe: SelfTestMessages = {};
