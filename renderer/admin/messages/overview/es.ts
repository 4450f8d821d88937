import type { OverviewMessages } from './en.js';

export const overviewEs: OverviewMessages = {};
