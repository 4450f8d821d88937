import type { Api } from '../../preload/contract.js';
import type { reportCalls } from '../../preload/reports.js';
import type { ServiceContext } from './context.js';

/** Attendance as HR looks at it: who is in, days, months, corrections. */
export function reportApi(_context: ServiceContext): Pick<Api, keyof typeof reportCalls> {
  return {};
}
