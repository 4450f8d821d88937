import { Temporal } from 'temporal-polyfill';
import { Fault } from '../../contract/fault.js';

/** The zone this machine is set to, such as `Europe/Berlin`. */
export function systemZone(): string {
  return Temporal.Now.timeZoneId();
}

/** An instant with the zone it happened in. */
export interface ZonedTime {
  /** UTC, milliseconds, ending in `Z`. */
  readonly at: string;
  /** Such as `+01:00`; whole minutes. */
  readonly offset: string;
  readonly zone: string;
}

/**
 * An instant with the offset that holds in a zone at that moment.
 * @param atMs milliseconds since 1970, UTC.
 * @throws Fault `invalid-input` for a zone that is none.
 */
export function zonedTime(atMs: number, zone: string): ZonedTime {
  try {
    const local = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
    return { at: new Date(atMs).toISOString(), offset: local.offset.slice(0, 6), zone };
  } catch (cause) {
    throw new Fault(
      'invalid-input',
      `The time zone "${zone}" is not known; write an IANA name such as Europe/Berlin in settings.json.`,
      { cause },
    );
  }
}

/** @param minutes local time minus UTC. @returns such as `-03:30`. */
export function offsetText(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const all = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(all / 60))}:${two(all % 60)}`;
}

/** Date and time on the wall clock at that instant, such as `2026-03-02T08:59:00`. */
export function wallClock({ at, offset }: Pick<ZonedTime, 'at' | 'offset'>): string {
  return Temporal.Instant.from(at)
    .toZonedDateTimeISO(offset)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' });
}
