import type { OverviewMessages } from './en.js';

export const overviewAr: OverviewMessages = {};
