import { Temporal } from 'temporal-polyfill';

/** What a date and time on a wall clock means. */
export type LocalTimeMeaning =
  | { readonly kind: 'once'; readonly atMs: number; readonly offset: string }
  /** Clocks go back: both instants in order, with their UTC offsets. */
  | {
      readonly kind: 'twice';
      readonly choices: readonly { readonly atMs: number; readonly offset: string }[];
    }
  /** Clocks go forward: the last minute before the skipped time and the first one after it. */
  | { readonly kind: 'never'; readonly before: string; readonly after: string };

/**
 * Finds the instants at which a clock on the wall shows a time.
 * @param localTime such as `2026-03-02T16:30`.
 * @param zone a valid IANA name.
 * @returns instants in milliseconds since 1970, UTC; local times in the form of `localTime`; offsets such
 *   as `+01:00`.
 * @throws RangeError for a date that does not exist.
 */
export function meaningOf(localTime: string, zone: string): LocalTimeMeaning {
  const local = Temporal.PlainDateTime.from(localTime, { overflow: 'reject' });
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) {
    return { kind: 'once', ...instantOf(earlier) };
  }
  if (earlier.toPlainDateTime().equals(local)) {
    return { kind: 'twice', choices: [instantOf(earlier), instantOf(later)] };
  }
  // Temporal's "earlier" and "later" move a skipped time by the length of the gap, to either side of it.
  const after = earlier.getTimeZoneTransition('next') ?? later;
  return {
    kind: 'never',
    before: minuteOf(after.subtract({ minutes: 1 })),
    after: minuteOf(after),
  };
}

function instantOf(time: Temporal.ZonedDateTime): { atMs: number; offset: string } {
  return { atMs: time.epochMilliseconds, offset: time.offset.slice(0, 6) };
}

function minuteOf(time: Temporal.ZonedDateTime): string {
  return time.toPlainDateTime().toString({ smallestUnit: 'minute' });
}
