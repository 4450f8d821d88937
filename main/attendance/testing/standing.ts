import type { StandingPunch } from '../journal/standing-punch.js';

/**
 * A punch of subject-1, with the given fields changed.
 * @param localTime local time with offset, such as `2026-03-02T08:00+01:00`.
 */
export function standing(
  direction: StandingPunch['direction'],
  localTime: string,
  given: Partial<StandingPunch> = {},
): StandingPunch {
  const offset = /([+-])(\d\d):(\d\d)$/.exec(localTime);
  if (offset === null) throw new Error(`${localTime} has no offset`);
  const minutes = Number(offset[2]) * 60 + Number(offset[3]);
  return {
    seq: 1,
    atMs: Date.parse(localTime),
    offsetMinutes: offset[1] === '-' ? -minutes : minutes,
    zone: 'Europe/Berlin',
    subjectId: 'subject-1',
    direction,
    method: 'face',
    kioskId: 'kiosk-1',
    flags: [],
    reviewed: false,
    clockBreak: null,
    ...given,
  };
}
