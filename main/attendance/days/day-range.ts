import { wallClock } from '../../base/wall-clock.js';
import type { PunchEntry } from '../journal/entry.js';

/** A range of days on the wall clock, both included; open where left out. */
export interface DayRange {
  /** Such as `2026-03-01`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Does the entry's day, on the wall clock where it was made, lie in the range? */
export function isInRange(entry: PunchEntry, { from, to }: DayRange): boolean {
  const day = wallClock(entry).slice(0, 10);
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}
