import type { Schedule } from '../../../contract/calls/settings.js';
import { hoursOn, isNightShift } from './schedule.js';
import type { PunchFlag, StandingPunch } from '../journal/standing-punch.js';
import type { Stint, WorkDay } from './work-day.js';

/** What days are made by. */
export interface DayRules {
  /** A shift that begins before this hour on the wall clock counts to the day before; 0 to 23. */
  readonly cutOffHour: number;
  /** An `in` older than this, in milliseconds, got no `out`. */
  readonly longestShiftMs: number;
  readonly scheduleOf: (subjectId: string) => Schedule | null;
  /** A stint without `out` may still be going on at this instant; milliseconds since 1970, UTC. */
  readonly nowMs: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
const sides = ['in', 'out'] as const;

/**
 * Makes shift days of punches: each `in` with the `out` after it, on the day on which it began. What is
 * missing stays missing.
 * @param punches ordered by subject, and each subject's by time.
 */
export function* workDaysOf(punches: Iterable<StandingPunch>, rules: DayRules): Generator<WorkDay> {
  let stints: Stint[] = [];
  let day: string | null = null;
  for (const stint of stintsOf(punches, rules.longestShiftMs)) {
    const its = shiftDayOf(stint, rules);
    const isSame = day === its && firstOf(stints[0]!).subjectId === firstOf(stint).subjectId;
    if (day !== null && !isSame) {
      yield workDay(day, stints, rules);
      stints = [];
    }
    day = its;
    stints.push(stint);
  }
  if (day !== null) yield workDay(day, stints, rules);
}

/** Each punch is in exactly one stint. */
function* stintsOf(punches: Iterable<StandingPunch>, longestShiftMs: number): Generator<Stint> {
  let begun: StandingPunch | null = null;
  for (const punch of punches) {
    const follows =
      begun?.subjectId === punch.subjectId && punch.atMs - begun.atMs <= longestShiftMs;
    if (punch.direction === 'out' && begun !== null && follows) {
      yield { in: begun, out: punch };
      begun = null;
      continue;
    }
    if (begun !== null) yield { in: begun, out: null };
    begun = null;
    if (punch.direction === 'in') begun = punch;
    else yield { in: null, out: punch };
  }
  if (begun !== null) yield { in: begun, out: null };
}

function shiftDayOf(stint: Stint, { cutOffHour, scheduleOf }: DayRules): string {
  const { subjectId, atMs, offsetMinutes } = firstOf(stint);
  // The wall clock, read as if it were UTC's.
  const local = new Date(atMs + offsetMinutes * minuteMs);
  const dayBefore = new Date(local.getTime() - dayMs).toISOString().slice(0, 10);
  if (local.getUTCHours() < cutOffHour) return dayBefore;
  const [today, time] = local.toISOString().split('T') as [string, string];
  // Back from the break of a night shift, which began on the day before.
  const schedule = scheduleOf(subjectId);
  const hours = schedule === null ? null : hoursOn(schedule, dayBefore);
  if (hours === null || !isNightShift(hours)) return today;
  return time < hours.end ? dayBefore : today;
}

function workDay(day: string, stints: readonly Stint[], rules: DayRules): WorkDay {
  const { subjectId } = firstOf(stints[0]!);
  const firstIn = stints.find((stint) => stint.in !== null)?.in ?? null;
  const last = stints.at(-1)!;
  const open =
    last.out === null && last.in !== null && rules.nowMs - last.in.atMs <= rules.longestShiftMs;
  const schedule = rules.scheduleOf(subjectId);
  const stintMs = stints.reduce((sum, stint) => sum + lengthOf(stint), 0);
  const pauseMs = pausesOf(stints);
  const takenOffMs = schedule === null ? 0 : breakTakenOff(schedule, stintMs, pauseMs);
  const goesOn = (stint: Stint): boolean => open && stint === last;
  const missing = sides.filter((side) =>
    stints.some((stint) => missingSide(stint, goesOn(stint)) === side),
  );
  const { lateMs, earlyMs } = againstSchedule(schedule, day, firstIn, last.out);
  // Not put together of others by `...`: a year of two thousand people has half a million days.
  return {
    subjectId,
    day,
    stints,
    firstIn,
    lastOut: last.out,
    workedMs: stintMs - takenOffMs,
    breakMs: pauseMs + takenOffMs,
    lateMs,
    earlyMs,
    missing,
    open,
    flags: flagsOf(stints),
    toResolve: stints.some((stint) => isToResolve(stint, goesOn(stint))),
  };
}

function lengthOf(stint: Stint): number {
  return stint.in === null || stint.out === null ? 0 : stint.out.atMs - stint.in.atMs;
}

/** Between whole stints only: what lies beside a missing punch is not known. */
function pausesOf(stints: readonly Stint[]): number {
  let pauseMs = 0;
  for (let index = 1; index < stints.length; index++) {
    const [{ out }, { in: begun }] = [stints[index - 1]!, stints[index]!];
    if (out !== null && begun !== null) pauseMs += begun.atMs - out.atMs;
  }
  return pauseMs;
}

/** Whoever took a shorter break than the schedule's has the rest taken off. */
function breakTakenOff(schedule: Schedule, stintMs: number, pauseMs: number): number {
  if (stintMs <= schedule.breakAfterMinutes * minuteMs) return 0;
  return Math.min(stintMs, Math.max(0, schedule.breakMinutes * minuteMs - pauseMs));
}

function againstSchedule(
  schedule: Schedule | null,
  day: string,
  firstIn: StandingPunch | null,
  lastOut: StandingPunch | null,
): Pick<WorkDay, 'lateMs' | 'earlyMs'> {
  const hours = schedule === null ? null : hoursOn(schedule, day);
  if (schedule === null || hours === null) return { lateMs: null, earlyMs: null };
  const graceMs = schedule.graceMinutes * minuteMs;
  const beyond = (ms: number): number => (ms > graceMs ? ms : 0);
  // At the offset of the punch itself: the wall clock that the person saw.
  const instantOf = (time: string, addDays: number, { offsetMinutes }: StandingPunch): number =>
    Date.parse(`${day}T${time}:00Z`) + addDays * dayMs - offsetMinutes * minuteMs;
  const endDay = isNightShift(hours) ? 1 : 0;
  return {
    lateMs: firstIn === null ? null : beyond(firstIn.atMs - instantOf(hours.start, 0, firstIn)),
    earlyMs: lastOut === null ? null : beyond(instantOf(hours.end, endDay, lastOut) - lastOut.atMs),
  };
}

function missingSide(stint: Stint, goesOn: boolean): 'in' | 'out' | null {
  if (stint.in === null) return 'in';
  return stint.out === null && !goesOn ? 'out' : null;
}

/** Of a stint with a side missing, the side that is there says whether somebody has looked at it. */
function isToResolve(stint: Stint, goesOn: boolean): boolean {
  const isIncomplete = missingSide(stint, goesOn) !== null;
  const isOpenQuestion = (punch: StandingPunch | null): boolean =>
    punch !== null && !punch.reviewed && (isIncomplete || punch.flags.length > 0);
  return isOpenQuestion(stint.in) || isOpenQuestion(stint.out);
}

function flagsOf(stints: readonly Stint[]): PunchFlag[] {
  const all: PunchFlag[] = [];
  for (const stint of stints) {
    for (const flag of [...(stint.in?.flags ?? []), ...(stint.out?.flags ?? [])]) {
      if (!all.includes(flag)) all.push(flag);
    }
  }
  return all;
}

function firstOf(stint: Stint): StandingPunch {
  return (stint.in ?? stint.out)!;
}
