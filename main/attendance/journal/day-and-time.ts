import type { StandingPunch } from './standing-punch.js';

/** Day and time of a punch on its own wall clock. */
export function dayAndTime({
  atMs,
  offsetMinutes,
}: Pick<StandingPunch, 'atMs' | 'offsetMinutes'>): {
  /** Such as `2026-03-02`. */
  readonly day: string;
  /** Such as `08:59:00`. */
  readonly time: string;
} {
  const shifted = new Date(atMs + offsetMinutes * 60_000).toISOString();
  return { day: shifted.slice(0, 10), time: shifted.slice(11, 19) };
}

/** Day and time of a punch in UTC, in the same form as `dayAndTime`. */
export function utcDayAndTime(punch: Pick<StandingPunch, 'atMs'>): { day: string; time: string } {
  return dayAndTime({ atMs: punch.atMs, offsetMinutes: 0 });
}
