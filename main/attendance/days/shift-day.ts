import type { Schedule } from '../../../contract/calls/settings.js';
import type { StandingLook, StandingPunch } from '../journal/standing-punch.js';
import { dayOf, earlyMs, overtimeMs, shiftAsUsual, shiftOn, type Shift } from './schedule.js';
import type { Stint } from './work-day.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** The time of a stint on the wall clock. A missing side is null. */
interface Span {
  readonly inMs: number | null;
  readonly outMs: number | null;
}

/**
 * The day that a stint counts towards: the day of the scheduled shift it belongs to, even if the shift begins at
 * midnight or before the cut-off hour. Otherwise the day on which it starts, or the day before if it starts before the
 * cut-off hour.
 * @param cutOffHour on the wall clock, 0 to 23.
 * @returns days since 1970.
 */
export function shiftDayOf(stint: Stint, schedule: Schedule | null, cutOffHour: number): number {
  const span = { inMs: localOf(stint.in), outMs: localOf(stint.out) };
  return dayOfSpan(span, (span.inMs ?? span.outMs)!, schedule, cutOffHour);
}

/** As `shiftDayOf`, of a look that belongs to no stint. */
export function lookDayOf(
  look: StandingLook,
  schedule: Schedule | null,
  cutOffHour: number,
): number {
  const atMs = localOf(look)!;
  return dayOfSpan({ inMs: atMs, outMs: atMs }, atMs, schedule, cutOffHour);
}

function dayOfSpan(
  span: Span,
  firstMs: number,
  schedule: Schedule | null,
  cutOffHour: number,
): number {
  const today = dayOf(firstMs);
  const fallback = firstMs - today * dayMs < cutOffHour * hourMs ? today - 1 : today;
  if (schedule === null) return fallback;
  const days = [today - 1, today, today + 1];
  const scheduled = days.flatMap((day) => shiftOn(schedule, day) ?? []);
  // On a day off, people usually work as on other days.
  const supposed = days.flatMap((day) =>
    shiftOn(schedule, day) === null ? (shiftAsUsual(schedule, day) ?? []) : [],
  );
  return (best(span, scheduled) ?? best(span, supposed))?.day ?? fallback;
}

/** The shift that a stint belongs to: the one with most of it, else the nearest. */
function best(span: Span, shifts: readonly Shift[]): Shift | null {
  let found: Shift | null = null;
  for (const shift of shifts) {
    if (!fits(span, shift)) continue;
    if (found === null || isBetter(span, shift, found)) found = shift;
  }
  return found;
}

/** A stint starts during its shift or shortly before; of an `out` alone, the start is unknown. */
function fits({ inMs, outMs }: Span, { startMs, endMs }: Shift): boolean {
  if (inMs !== null && inMs !== outMs) return inMs >= startMs - earlyMs && inMs < endMs;
  const fromMs = inMs === null ? startMs : startMs - earlyMs;
  return outMs! >= fromMs && outMs! <= endMs + overtimeMs;
}

function isBetter(span: Span, one: Shift, other: Shift): boolean {
  const more = overlapOf(span, one) - overlapOf(span, other);
  if (more !== 0) return more > 0;
  return distanceOf(span, one) < distanceOf(span, other);
}

function overlapOf({ inMs, outMs }: Span, { startMs, endMs }: Shift): number {
  if (inMs === null || outMs === null) return 0;
  return Math.max(0, Math.min(outMs, endMs) - Math.max(inMs, startMs));
}

function distanceOf({ inMs, outMs }: Span, { startMs, endMs }: Shift): number {
  return inMs === null ? Math.abs(outMs! - endMs) : Math.abs(inMs - startMs);
}

/** Wall clock as if it were UTC. */
function localOf(punch: StandingPunch | StandingLook | null): number | null {
  return punch === null ? null : punch.atMs + punch.offsetMinutes * minuteMs;
}
