import type { OverviewMessages } from './en.js';

export const overviewFr: OverviewMessages = {};
