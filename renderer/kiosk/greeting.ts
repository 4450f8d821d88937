/** Which greeting suits the hour. */
export type Greeting = 'morning' | 'afternoon' | 'evening';

/**
 * @param hour of the wall clock, 0 to 23. Night shifts arrive in the evening: before four o'clock
 *   nobody is wished a good morning.
 */
export function greetingOf(hour: number): Greeting {
  if (hour >= 4 && hour < 12) return 'morning';
  if (hour >= 12 && hour < 18) return 'afternoon';
  return 'evening';
}

/**
 * Hour and minute as the journal wrote them on the site's wall clock, whatever zone this machine
 * thinks it is in.
 * @param localTime ISO 8601 such as `2026-03-02T08:59:00+01:00`.
 */
export function wallClock(localTime: string): { readonly hour: number; readonly text: string } {
  const text = localTime.slice(11, 16);
  return { hour: Number(text.slice(0, 2)), text };
}
