import type { OverviewMessages } from './en.js';

export const overviewDe: OverviewMessages = {};
