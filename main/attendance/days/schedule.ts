import type { Hours, Schedule } from '../../../contract/calls/settings.js';

/** The scheduled hours of a day; null for a day off. @param day such as `2026-03-02`. */
export function hoursOn(schedule: Schedule, day: string): Hours | null {
  // The week of a schedule starts on Monday, getUTCDay on Sunday.
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return schedule.week[weekday] ?? null;
}

/** True if the shift ends on the next day. */
export function isNightShift({ start, end }: Hours): boolean {
  return end <= start;
}
