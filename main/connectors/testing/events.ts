import { offsetMinutes, zonedTime } from '../../base/wall-clock.js';
import type { Person } from '../connector.js';
import type { CorrectionEvent, Punch, PunchEvent } from '../events.js';

const zone = 'Europe/Berlin';
let seq = 0;
/** Of an entry, in its id. */
const hash = 'a'.repeat(64);

/** People in tests: `ada` has the employee number 1001, `ben` 1002; `new` is not known to any system. */
const numbers: Readonly<Record<string, string | null>> = {
  ada: '1001',
  ben: '1002',
  new: '4711',
  none: null,
};

export function personOf(subjectId: string): Person | null {
  const number = numbers[subjectId];
  if (number === undefined) return null;
  return { subjectId, number, name: null, email: null };
}

/**
 * A punch at a time in UTC.
 * @param text such as `in 2026-03-02T08:00`.
 * @param partner the punch on the other side of the stint.
 */
export function punch(text: string, partner: Punch | null = null): Punch {
  const [direction, time] = text.split(' ') as ['in' | 'out', string];
  const atMs = Date.parse(`${time}${time.length === 16 ? ':12.345' : ''}Z`);
  seq += 1;
  return {
    mark: `kiosk-1.${seq}`,
    kioskId: 'kiosk-1',
    direction,
    atMs,
    zone,
    offsetMinutes: offsetMinutes(zonedTime(atMs, zone).offset),
    partner,
  };
}

export function punchEvent(given: Punch, subjectId = 'ada'): PunchEvent {
  return { kind: 'punch', id: `${given.mark}.${hash}`, subjectId, punch: given };
}

export function correction(
  given: Partial<Pick<CorrectionEvent, 'withdraws' | 'brings' | 'bringsFor' | 'subjectId'>>,
): CorrectionEvent {
  seq += 1;
  const { withdraws = null, brings = null, subjectId = 'ada' } = given;
  return {
    kind: 'correction',
    id: `${brings?.mark ?? `kiosk-1.${seq}`}.${hash}`,
    subjectId,
    reason: 'forgot to clock in',
    withdraws,
    brings,
    bringsFor: given.bringsFor ?? subjectId,
  };
}
