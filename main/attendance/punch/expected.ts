import type { Schedule } from '../../../contract/calls/settings.js';
import {
  dayOf,
  earlyMs,
  edgeOf,
  overtimeMs,
  placeOf,
  shiftsAround,
  type Place,
} from '../days/schedule.js';
import type { StandingPunch } from '../journal/standing-punch.js';
import type { Habit, UsualTimes } from './usual.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Daily rest of at least 11 hours (Directive 2003/88/EC, article 3), so a shift is at most 13 hours long. */
export const restMs = 11 * hourMs;
/** The longest shift that leaves this rest. */
export const longestUsualMs = 24 * hourMs - restMs;
/** A longer time between two stints is a night's rest. */
const breakMs = 6 * hourMs;
/** If the time from coming to leaving is this close to the usual one, it may be a whole shift. */
const shiftAboutMs = 2 * hourMs;
/** After a longer time, people may come back to a shift at other hours. */
const daysOffMs = 36 * hourMs;
/** For this long, an unusual punch means that someone works other hours. */
const otherHoursMs = { in: longestUsualMs, out: daysOffMs } as const;

/** A time on the wall clock; as in `StandingPunch`. */
type Moment = Pick<StandingPunch, 'atMs' | 'offsetMinutes'>;

/** What the schedule or the person's habit says about a time of day. */
export interface Expected {
  /** Null if nothing is known. */
  readonly habit: Habit | null;
  /** The longest plausible time from coming to leaving. */
  readonly longestMs: number;
  /** Someone who came within this time has come for the same shift. */
  readonly arrivingMs: number;
  /** Someone who left within this time comes back from a break. */
  readonly breakMs: number;
  /** After a longer rest, someone who comes and leaves at this time of day may have left unseen. */
  readonly restMs: number;
}

/**
 * What is expected of a person at a time: by their schedule, or else by their own times; otherwise nothing.
 * @param last the last punch that counts.
 * @param usualTimes called only where the schedule does not say enough.
 */
export function expectedAt(
  now: Moment,
  last: StandingPunch | null,
  schedule: Schedule | null,
  usualTimes: () => UsualTimes | null,
): Expected {
  const localMs = localOf(now);
  const place = schedule === null ? 'day-off' : placeOf(schedule, localMs);
  if (schedule === null || place === 'day-off') return usuallyAt(now, last, usualTimes());
  const shifts = shiftsAround(schedule, dayOf(localMs));
  const shiftMs = Math.max(...shifts.map(({ startMs, endMs }) => endMs - startMs));
  const current = shifts.findLast(({ startMs }) => startMs <= localMs);
  const longestMs = shiftMs + overtimeMs;
  return {
    habit: place === 'within' ? habitWithin(localMs, usualTimes()) : habitAt[place],
    longestMs,
    arrivingMs: earlyMs + Math.max(...shifts.map(edgeOf)),
    breakMs:
      place === 'within' && current !== undefined ? localMs - current.startMs + earlyMs : longestMs,
    restMs: Infinity,
  };
}

function usuallyAt(now: Moment, last: StandingPunch | null, usual: UsualTimes | null): Expected {
  if (usual === null) {
    return {
      habit: null,
      longestMs: longestUsualMs,
      arrivingMs: earlyMs,
      breakMs: longestUsualMs,
      restMs: Infinity,
    };
  }
  const { spanMs } = usual;
  const sinceMs = last === null ? Infinity : now.atMs - last.atMs;
  const isOther =
    last !== null && sinceMs <= otherHoursMs[last.direction] && isAgainst(last, usual);
  const habit = isOther ? 'neither' : usual.habitAt(localOf(now));
  const isShiftLong = Math.abs(sinceMs - spanMs) < shiftAboutMs;
  return {
    // No one knows yet whether the hours have changed after days off.
    habit: habit === 'out' && sinceMs > daysOffMs ? 'neither' : habit,
    longestMs: spanMs + overtimeMs,
    // After the usual time, it may be the end of a shift at other hours.
    arrivingMs: isShiftLong ? longestUsualMs : earlyMs,
    breakMs: isOther ? breakMs : spanMs + overtimeMs,
    restMs: 24 * hourMs - spanMs + overtimeMs,
  };
}

/** True for coming when the person usually leaves, or the reverse: they work other hours now. */
function isAgainst(punch: StandingPunch, usual: UsualTimes): boolean {
  return usual.habitAt(localOf(punch)) === (punch.direction === 'in' ? 'out' : 'in');
}

/** Wall clock as if it were UTC. */
function localOf({ atMs, offsetMinutes }: Moment): number {
  return atMs + offsetMinutes * minuteMs;
}

/** In the middle of a shift, a break at the usual time of day is expected; nothing else is. */
function habitWithin(localMs: number, usual: UsualTimes | null): Habit {
  const habit = usual?.habitAt(localMs);
  return habit === 'in' || habit === 'out' ? habit : 'neither';
}

const habitAt: Readonly<Record<Exclude<Place, 'day-off'>, Habit>> = {
  arriving: 'in',
  within: 'neither',
  leaving: 'out',
  handover: 'either',
  beside: 'neither',
};
