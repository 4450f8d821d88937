import type { Settings } from '../../contract/calls/settings.js';
import { dayOf, shiftsAround } from '../attendance/days/schedule.js';
import { systemZone, wallClock, zonedTime } from '../base/wall-clock.js';

const minuteMs = 60_000;
/** Nights, on the site's wall clock: from 1 to 5. */
const night = { fromHour: 1, toHour: 5 } as const;
/** People come to a shift around its start. */
const aroundStartMs = 45 * minuteMs;
/** No one has been at the door for this long. */
const idleMs = 10 * minuteMs;

/**
 * Whether Rollcall may restart: at night, outside the starts of all shifts, and while no one is at the door.
 * @param idleForMs how long no one has been at the door.
 */
export function isQuiet(
  { zone, schedules }: Pick<Settings, 'zone' | 'schedules'>,
  idleForMs: number,
  nowMs: number,
): boolean {
  if (idleForMs < idleMs) return false;
  const localMs = Date.parse(`${wallClock(zonedTime(nowMs, zone ?? systemZone()))}Z`);
  const hour = new Date(localMs).getUTCHours();
  if (hour < night.fromHour || hour >= night.toHour) return false;
  return schedules.every((schedule) =>
    shiftsAround(schedule, dayOf(localMs)).every(
      ({ startMs }) => Math.abs(startMs - localMs) > aroundStartMs,
    ),
  );
}
