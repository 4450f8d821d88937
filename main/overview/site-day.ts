import type { Settings } from '../../contract/calls/settings.js';
import { systemZone, wallClock, zonedTime } from '../base/wall-clock.js';

const dayMs = 86_400_000;

/** Today's shift day at the site. */
export interface SiteDay {
  /** Such as `2026-03-02`; before the cut-off hour, the day before. */
  readonly day: string;
  /** Now on the site's wall clock, as if it were UTC; milliseconds since 1970. */
  readonly localMs: number;
}

/** @param nowMs milliseconds since 1970, UTC. */
export function siteDayOf(
  { zone, cutOffHour }: Pick<Settings, 'zone' | 'cutOffHour'>,
  nowMs: number,
): SiteDay {
  const localMs = Date.parse(`${wallClock(zonedTime(nowMs, zone ?? systemZone()))}Z`);
  return { day: dayText(localMs - cutOffHour * 3_600_000), localMs };
}

/** @param day such as `2026-03-02`. */
export function daysBefore(day: string, days: number): string {
  return dayText(Date.parse(day) - days * dayMs);
}

function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
