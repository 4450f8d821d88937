import { Temporal } from 'temporal-polyfill';
import { Fault } from '../../contract/fault.js';

/** The time zone of this machine, such as `Europe/Berlin`. */
export function systemZone(): string {
  return Temporal.Now.timeZoneId();
}

/** An instant with its time zone. */
export interface ZonedTime {
  /** UTC with milliseconds, such as `2026-03-02T07:59:00.000Z`. */
  readonly at: string;
  /** Local time minus UTC, such as `+01:00`; whole minutes. */
  readonly offset: string;
  readonly zone: string;
}

/**
 * An instant with the offset of a time zone at that instant.
 * @param atMs milliseconds since 1970, UTC.
 * @param zone IANA name.
 * @throws Fault `invalid-input` for an unknown zone.
 */
export function zonedTime(atMs: number, zone: string): ZonedTime {
  try {
    const local = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
    return { at: new Date(atMs).toISOString(), offset: local.offset.slice(0, 6), zone };
  } catch (cause) {
    throw new Fault(
      'invalid-input',
      `The time zone "${zone}" is unknown. In the settings, enter an IANA name such as Europe/Berlin.`,
      { cause },
    );
  }
}

/** Whether a time zone is known. @param zone IANA name. */
export function isZone(zone: string): boolean {
  try {
    zonedTime(0, zone);
    return true;
  } catch {
    return false;
  }
}

/** @param minutes local time minus UTC. @returns the offset, such as `-03:30`. */
export function offsetText(minutes: number): string {
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  const total = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(total / 60))}:${twoDigits(total % 60)}`;
}

/** @param offset such as `+05:30`. @returns local time minus UTC in minutes, here 330. */
export function offsetMinutes(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return offset.startsWith('-') ? -minutes : minutes;
}

/**
 * The day that `instantMs` read last, and its start: most entries of a journal are of the same day as the previous one.
 */
let latestDay = '';
let latestDayMs = NaN;

/**
 * Milliseconds since 1970, as `Date.parse` in less time, which counts when a journal of a million entries is
 * opened.
 * @param at UTC with milliseconds, such as `2026-03-02T07:59:00.000Z`.
 */
export function instantMs(at: string): number {
  const day = at.slice(0, 10);
  if (day !== latestDay) {
    latestDayMs = Date.parse(`${day}T00:00:00.000Z`);
    latestDay = day;
  }
  const hour = twoDigitsAt(at, 11);
  const minute = twoDigitsAt(at, 14);
  const second = twoDigitsAt(at, 17);
  // `Date.parse` knows which of these exist, such as 24:00:00.
  if (hour > 23 || minute > 59 || second > 59) return Date.parse(at);
  const milliseconds = twoDigitsAt(at, 20) * 10 + digitAt(at, 22);
  return latestDayMs + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
}

function twoDigitsAt(text: string, place: number): number {
  return digitAt(text, place) * 10 + digitAt(text, place + 1);
}

function digitAt(text: string, place: number): number {
  return text.charCodeAt(place) - 48;
}

/** Local date and time at an instant, such as `2026-03-02T08:59:00`. */
export function wallClock({ at, offset }: Pick<ZonedTime, 'at' | 'offset'>): string {
  return Temporal.Instant.from(at)
    .toZonedDateTimeISO(offset)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' });
}
