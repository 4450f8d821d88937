import { Fault } from '../../../contract/fault.js';
import { counted } from '../../../contract/plural.js';
import { wallClock } from '../../base/wall-clock.js';
import type { PunchEntry, SeenEntry } from '../journal/entry.js';

/** A range of days on the wall clock, both included; unbounded if omitted. */
export interface DayRange {
  /** Such as `2026-03-01`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** @param day such as `2026-03-01`. */
export function isDayInRange(day: string, { from, to }: DayRange): boolean {
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

/** True if the day of a punch, on its own wall clock, is in the range. */
export function isInRange(entry: PunchEntry | SeenEntry, range: DayRange): boolean {
  return isDayInRange(wallClock(entry).slice(0, 10), range);
}

const dayMs = 86_400_000;

/** @throws Fault `invalid-input` for a range that ends before it starts, or has more than `maxLength` days. */
export function requireLength(
  range: { readonly from: string; readonly to: string },
  maxLength: number,
): void {
  requireOrder(range);
  const length = (Date.parse(range.to) - Date.parse(range.from)) / dayMs + 1;
  if (length <= maxLength) return;
  throw new Fault(
    'invalid-input',
    `The range is ${counted(length, 'day')} long. Choose at most ${counted(maxLength, 'day')}.`,
  );
}

/** @throws Fault `invalid-input` for a range that ends before it starts. */
export function requireOrder({ from, to }: DayRange): void {
  if (from === undefined || to === undefined || from <= to) return;
  throw new Fault(
    'invalid-input',
    `The first day (${from}) is after the last day (${to}). Change one of them.`,
  );
}
