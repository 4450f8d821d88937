import type { Schedule } from '../../../contract/calls/settings.js';
import { hoursOn, isNightShift } from './schedule.js';
import type { PunchFlag, StandingPunch } from '../journal/standing-punch.js';
import type { Stint, WorkDay } from './work-day.js';

/** Rules for shift days. */
export interface DayRules {
  /** A shift that starts before this hour on the wall clock counts towards the day before; 0 to 23. */
  readonly cutOffHour: number;
  /** After an `in` older than this, in milliseconds, the `out` is missing. */
  readonly longestShiftMs: number;
  /** Null for a subject without a schedule. */
  readonly scheduleOf: (subjectId: string) => Schedule | null;
  /** The current time; milliseconds since 1970, UTC. A recent stint without `out` is still open. */
  readonly nowMs: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
const sides = ['in', 'out'] as const;

/**
 * Groups punches into shift days: each `in` with the `out` after it, on the day on which the stint
 * starts. Missing punches are never invented.
 * @param punches ordered by subject and then by time.
 */
export function* workDaysOf(punches: Iterable<StandingPunch>, rules: DayRules): Generator<WorkDay> {
  let stints: Stint[] = [];
  let day: string | null = null;
  for (const stint of stintsOf(punches, rules.longestShiftMs)) {
    const stintDay = shiftDayOf(stint, rules);
    const isSameDay =
      day === stintDay && firstOf(stints[0]!).subjectId === firstOf(stint).subjectId;
    if (day !== null && !isSameDay) {
      yield workDay(day, stints, rules);
      stints = [];
    }
    day = stintDay;
    stints.push(stint);
  }
  if (day !== null) yield workDay(day, stints, rules);
}

/** Pairs punches into stints. Each punch is in exactly one stint. */
function* stintsOf(punches: Iterable<StandingPunch>, longestShiftMs: number): Generator<Stint> {
  let clockIn: StandingPunch | null = null;
  for (const punch of punches) {
    const isSameShift =
      clockIn?.subjectId === punch.subjectId && punch.atMs - clockIn.atMs <= longestShiftMs;
    if (punch.direction === 'out' && clockIn !== null && isSameShift) {
      yield { in: clockIn, out: punch };
      clockIn = null;
      continue;
    }
    if (clockIn !== null) yield { in: clockIn, out: null };
    clockIn = null;
    if (punch.direction === 'in') clockIn = punch;
    else yield { in: null, out: punch };
  }
  if (clockIn !== null) yield { in: clockIn, out: null };
}

function shiftDayOf(stint: Stint, { cutOffHour, scheduleOf }: DayRules): string {
  const { subjectId, atMs, offsetMinutes } = firstOf(stint);
  // The wall clock, stored as if it were UTC.
  const local = new Date(atMs + offsetMinutes * minuteMs);
  const dayBefore = new Date(local.getTime() - dayMs).toISOString().slice(0, 10);
  if (local.getUTCHours() < cutOffHour) return dayBefore;
  const [today, time] = local.toISOString().split('T') as [string, string];
  // A stint after the break of a night shift that started on the day before.
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
  const deductedMs = schedule === null ? 0 : breakDeduction(schedule, stintMs, pauseMs);
  const isOngoing = (stint: Stint): boolean => open && stint === last;
  const missing = sides.filter((side) =>
    stints.some((stint) => missingSide(stint, isOngoing(stint)) === side),
  );
  const { lateMs, earlyMs } = scheduleDeviation(schedule, day, firstIn, last.out);
  // Without spreads, for speed: a year of 2,000 people has half a million days.
  return {
    subjectId,
    day,
    stints,
    firstIn,
    lastOut: last.out,
    workedMs: stintMs - deductedMs,
    breakMs: pauseMs + deductedMs,
    lateMs,
    earlyMs,
    missing,
    open,
    flags: flagsOf(stints),
    toResolve: stints.some((stint) => needsReview(stint, isOngoing(stint))),
  };
}

function lengthOf(stint: Stint): number {
  return stint.in === null || stint.out === null ? 0 : stint.out.atMs - stint.in.atMs;
}

/** Only between complete stints: next to a missing punch, the length of a pause is unknown. */
function pausesOf(stints: readonly Stint[]): number {
  let pauseMs = 0;
  for (let index = 1; index < stints.length; index++) {
    const [{ out: clockOut }, { in: clockIn }] = [stints[index - 1]!, stints[index]!];
    if (clockOut !== null && clockIn !== null) pauseMs += clockIn.atMs - clockOut.atMs;
  }
  return pauseMs;
}

/** Unpaid break to deduct: the part of the scheduled break that the person did not take. */
function breakDeduction(schedule: Schedule, stintMs: number, pauseMs: number): number {
  if (stintMs <= schedule.breakAfterMinutes * minuteMs) return 0;
  return Math.min(stintMs, Math.max(0, schedule.breakMinutes * minuteMs - pauseMs));
}

/** How late the person came and how early they left; 0 within the tolerance. */
function scheduleDeviation(
  schedule: Schedule | null,
  day: string,
  firstIn: StandingPunch | null,
  lastOut: StandingPunch | null,
): Pick<WorkDay, 'lateMs' | 'earlyMs'> {
  const hours = schedule === null ? null : hoursOn(schedule, day);
  if (schedule === null || hours === null) return { lateMs: null, earlyMs: null };
  const graceMs = schedule.graceMinutes * minuteMs;
  const beyondGrace = (ms: number): number => (ms > graceMs ? ms : 0);
  // With the offset of the punch, because that is the wall clock that the person saw.
  const instantOf = (time: string, addDays: number, { offsetMinutes }: StandingPunch): number =>
    Date.parse(`${day}T${time}:00Z`) + addDays * dayMs - offsetMinutes * minuteMs;
  const endDay = isNightShift(hours) ? 1 : 0;
  return {
    lateMs:
      firstIn === null ? null : beyondGrace(firstIn.atMs - instantOf(hours.start, 0, firstIn)),
    earlyMs:
      lastOut === null ? null : beyondGrace(instantOf(hours.end, endDay, lastOut) - lastOut.atMs),
  };
}

function missingSide(stint: Stint, isOngoing: boolean): 'in' | 'out' | null {
  if (stint.in === null) return 'in';
  return stint.out === null && !isOngoing ? 'out' : null;
}

/** True if something is missing or flagged and not reviewed. Reviewing the existing punch is enough. */
function needsReview(stint: Stint, isOngoing: boolean): boolean {
  const isIncomplete = missingSide(stint, isOngoing) !== null;
  const isUnreviewed = (punch: StandingPunch | null): boolean =>
    punch !== null && !punch.reviewed && (isIncomplete || punch.flags.length > 0);
  return isUnreviewed(stint.in) || isUnreviewed(stint.out);
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
