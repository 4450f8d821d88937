export type Greeting = 'morning' | 'afternoon' | 'evening';

/**
 * The greeting for an hour of the day. Before 4:00 it is still evening, for night shifts.
 * @param hour on the wall clock, 0 to 23.
 */
export function greetingOf(hour: number): Greeting {
  if (hour >= 4 && hour < 12) return 'morning';
  if (hour >= 12 && hour < 18) return 'afternoon';
  return 'evening';
}

/**
 * Hour and minute as written in the journal, in the site's time zone and not this computer's.
 * @param localTime ISO 8601 such as `2026-03-02T08:59:00+01:00`.
 */
export function timeOfDay(localTime: string): { readonly hour: number; readonly text: string } {
  const text = localTime.slice(11, 16);
  return { hour: Number(text.slice(0, 2)), text };
}
