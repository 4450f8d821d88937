import * as v from 'valibot';

const Time = v.pipe(
  v.string(),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 08:30'),
);
const Minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(720));

/** Hours of one weekday; an end at or before the start is on the next day: a night shift. */
const Hours = v.object({ start: Time, end: Time });

/** When somebody is expected to work. */
export const Schedule = v.object({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/, 'must be letters, digits, - or _')),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  /** Monday first; null for a day off. */
  week: v.pipe(v.array(v.nullable(Hours)), v.length(7, 'must have seven days, Monday first')),
  /** So much later or earlier than the hours is neither late nor early. */
  graceMinutes: Minutes,
  /** Unpaid, taken off a day that has no break of at least this length; 0 for none. */
  breakMinutes: Minutes,
  /** Only off days with more work than this. */
  breakAfterMinutes: Minutes,
});
export type Schedule = v.InferOutput<typeof Schedule>;

/** The hours of a day on the calendar, such as `2026-03-02`; null for a day off. */
export function hoursOn(schedule: Schedule, day: string): v.InferOutput<typeof Hours> | null {
  // getUTCDay counts from Sunday.
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return schedule.week[weekday] ?? null;
}

/** True where the day's work ends on the next day. */
export function isNightShift({ start, end }: v.InferOutput<typeof Hours>): boolean {
  return end <= start;
}
