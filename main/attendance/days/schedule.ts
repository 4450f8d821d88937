import type { Hours, Schedule } from '../../../contract/calls/settings.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Someone may come this long before their shift. Before, they may have another reason to be there. */
export const earlyMs = 4 * hourMs;
/** Someone may stay this long after their shift; longer is possible, but must be confirmed. */
export const overtimeMs = 4 * hourMs;
/**
 * People usually come in the first hour of a shift and leave in the last; in short shifts, in the first and the last
 * quarter. In between, someone may just as well leave for a break after a missed arrival.
 */
const edgeMs = hourMs;
const edgeShare = 1 / 4;

/** A scheduled shift, on the wall clock: milliseconds since 1970 as if the local time were UTC. */
export interface Shift {
  /** Days since 1970 of the day it belongs to, which is the day on which it starts. */
  readonly day: number;
  readonly startMs: number;
  readonly endMs: number;
}

/** The place of a time in relation to the shifts around it. */
export type Place = 'arriving' | 'within' | 'leaving' | 'handover' | 'beside' | 'day-off';

/** The scheduled hours of a day; null for a day off. @param day such as `2026-03-02`. */
export function hoursOn(schedule: Schedule, day: string): Hours | null {
  return schedule.week[weekdayOf(Date.parse(day) / dayMs)] ?? null;
}

/** True if the shift ends on the next day. */
export function isNightShift({ start, end }: Hours): boolean {
  return end <= start;
}

/** @param localMs wall clock as if it were UTC. @returns days since 1970. */
export function dayOf(localMs: number): number {
  return Math.floor(localMs / dayMs);
}

/** The shifts of a day and of the days before and after it, in order. @param day days since 1970. */
export function shiftsAround(schedule: Schedule, day: number): Shift[] {
  return [day - 1, day, day + 1].flatMap((one) => shiftOn(schedule, one) ?? []);
}

/** The shift of a day; null on a day off. @param day days since 1970. */
export function shiftOn(schedule: Schedule, day: number): Shift | null {
  const hours = schedule.week[weekdayOf(day)] ?? null;
  return hours === null ? null : shiftFrom(hours, day);
}

/**
 * The shift that a day off would have if it were a working day: that of the last working day before it.
 * @param day days since 1970.
 * @returns null for a schedule without working days.
 */
export function shiftAsUsual(schedule: Schedule, day: number): Shift | null {
  for (let back = 0; back < 7; back++) {
    const hours = schedule.week[weekdayOf(day - back)] ?? null;
    if (hours !== null) return shiftFrom(hours, day);
  }
  return null;
}

/**
 * Where a time is: around the start of a shift (`arriving`), around its end (`leaving`), both where shifts
 * follow each other (`handover`), between (`within`), hours before or after (`beside`), or on a day off.
 * @param localMs wall clock as if it were UTC.
 */
export function placeOf(schedule: Schedule, localMs: number): Place {
  const places = new Set<Place>();
  for (const shift of shiftsAround(schedule, dayOf(localMs))) {
    const { startMs, endMs } = shift;
    const edge = edgeOf(shift);
    const arrivedMs = startMs + edge;
    const leavesMs = endMs - edge;
    if (localMs >= startMs - earlyMs && localMs <= arrivedMs) places.add('arriving');
    else if (localMs > arrivedMs && localMs < leavesMs) places.add('within');
    else if (localMs >= leavesMs && localMs <= endMs + overtimeMs) places.add('leaving');
    else if (localMs >= startMs - 2 * earlyMs && localMs <= endMs + 2 * overtimeMs) {
      places.add('beside');
    }
  }
  if (places.has('within')) return 'within';
  if (places.has('arriving')) return places.has('leaving') ? 'handover' : 'arriving';
  if (places.has('leaving')) return 'leaving';
  return places.has('beside') ? 'beside' : 'day-off';
}

/** How long after its start people come to a shift, and before its end they leave it; milliseconds. */
export function edgeOf({ startMs, endMs }: Shift): number {
  return Math.min(edgeMs, (endMs - startMs) * edgeShare);
}

function shiftFrom({ start, end }: Hours, day: number): Shift {
  const startMs = day * dayMs + minutesOf(start) * minuteMs;
  const endDay = isNightShift({ start, end }) ? day + 1 : day;
  return { day, startMs, endMs: endDay * dayMs + minutesOf(end) * minuteMs };
}

/** The week of a schedule starts on Monday; 1970 started on a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** @param time such as `08:30`. */
function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
