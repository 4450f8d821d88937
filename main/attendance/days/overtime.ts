import { weekdays, type Weekday } from '../../../contract/calls/settings.js';
import type { WorkDay } from './work-day.js';

/** Hours above which work is overtime, in milliseconds; infinite for no limit. */
export interface OvertimeLimits {
  readonly dailyMs: number;
  readonly weeklyMs: number;
}

const dayMs = 86_400_000;

/** The first day of the week of a day. @param day such as `2026-03-02`. */
export function weekStartOf(day: string, firstWeekday: Weekday): string {
  const atMs = Date.parse(day);
  // getUTCDay counts from Sunday.
  const weekday = (new Date(atMs).getUTCDay() + 6) % 7;
  const daysSince = (weekday - weekdays.indexOf(firstWeekday) + 7) % 7;
  return new Date(atMs - daysSince * dayMs).toISOString().slice(0, 10);
}

/**
 * The overtime of each day: the time above the daily limit, and the rest of it from the moment at which the
 * week has more than the weekly limit. So each hour of overtime falls on one day, and two exports that each cover part
 * of a week add up to its overtime.
 * @param days one person's days in order of time, from the start of the first day's week.
 * @returns milliseconds for each day.
 */
export function overtimeOf(
  days: readonly Pick<WorkDay, 'day' | 'workedMs'>[],
  { dailyMs, weeklyMs }: OvertimeLimits,
  firstWeekday: Weekday,
): number[] {
  let week = '';
  let weekMs = 0;
  return days.map(({ day, workedMs }) => {
    const ownWeek = weekStartOf(day, firstWeekday);
    if (ownWeek !== week) weekMs = 0;
    week = ownWeek;
    const withinDayMs = Math.min(workedMs, dailyMs);
    const leftMs = Math.max(0, weeklyMs - weekMs);
    weekMs += withinDayMs;
    return workedMs - Math.min(withinDayMs, leftMs);
  });
}
