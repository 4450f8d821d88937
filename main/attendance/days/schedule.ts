import type { Hours, Schedule } from '../../../contract/calls/settings.js';

/** The hours of a day on the calendar, such as `2026-03-02`; null for a day off. */
export function hoursOn(schedule: Schedule, day: string): Hours | null {
  // getUTCDay counts from Sunday.
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return schedule.week[weekday] ?? null;
}

/** True where the day's work ends on the next day. */
export function isNightShift({ start, end }: Hours): boolean {
  return end <= start;
}
