import { dayAndTime } from '../../attendance/journal/day-and-time.js';

/** A time for people, on the wall clock of the punch: `2026-03-02 08:59`. */
export function timeText(punch: { readonly atMs: number; readonly offsetMinutes: number }): string {
  const { day, time } = dayAndTime(punch);
  return `${day} ${time.slice(0, 5)}`;
}
