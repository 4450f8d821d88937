import type { AbsenceKind } from '../../../contract/calls/absences.js';
import type { Hours, Schedule } from '../../../contract/calls/settings.js';
import { localStint, usualTimesOf, type LocalStint, type UsualTimes } from '../punch/usual.js';
import { unreviewedDoubts } from './doubts.js';
import { hoursOn, isNightShift } from './schedule.js';
import { lookDayOf, shiftDayOf } from './shift-day.js';
import type { PunchFlag, StandingLook, StandingPunch } from '../journal/standing-punch.js';
import { isLook, stintsOf } from './stints.js';
import type { Stint, WorkDay } from './work-day.js';

/** Rules for shift days. */
export interface DayRules {
  /** A shift that starts before this hour on the wall clock counts towards the day before; 0 to 23. */
  readonly cutOffHour: number;
  /** After an `in` older than this, in milliseconds, the `out` is missing. */
  readonly longestShiftMs: number;
  /** Null for a subject without a schedule. */
  readonly scheduleOf: (subjectId: string) => Schedule | null;
  /** Why a person is absent on a day; null if they are not. Left out if no one is. */
  readonly absenceOn?: (subjectId: string, day: string) => AbsenceKind | null;
  /** Name of the holiday on a day; null if it is none. Left out without holidays. */
  readonly holidayOn?: (day: string) => string | null;
  /** The current time; milliseconds since 1970, UTC. A recent stint without `out` is still open. */
  readonly nowMs: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Usual times come from the stints of this many days before: four weeks, as at the door. */
export const usualDays = 28;
/**
 * A look is explained by a punch of the same person within this time: they looked again, and it was clear. With a
 * longer time, the punch could be wrong by minutes, and no one would notice.
 */
const explainedMs = 3 * minuteMs;
/** Clocks of several kiosks, and of the computer that shows the days, differ by less. */
export const aheadMs = 15 * minuteMs;
const sides = ['in', 'out'] as const;

/** The results for a person's earlier days. */
interface Past {
  /** Complete stints of the last four weeks. */
  readonly stints: readonly LocalStint[];
  /** First `in` and last `out` of the last day without doubts. */
  readonly asUsual: LocalStint | null;
}

const noPast: Past = { stints: [], asUsual: null };

/** Stints and looks of one day, before they are added up. */
interface Gathered {
  readonly subjectId: string;
  /** Days since 1970. */
  readonly day: number;
  readonly stints: Stint[];
  readonly looks: StandingLook[];
  readonly past: Past;
}

/**
 * Groups punches into shift days: each `in` with the `out` after it, on the day of the scheduled shift, or
 * else on the day on which the stint starts. Missing punches are never invented.
 * @param punches ordered by subject and then by time.
 */
export function* workDaysOf(
  punches: Iterable<StandingPunch | StandingLook>,
  rules: DayRules,
): Generator<WorkDay> {
  let gathered: Gathered | null = null;
  let past = noPast;
  for (const piece of stintsOf(punches, rules.longestShiftMs)) {
    const first = isLook(piece) ? piece : firstOf(piece);
    const isSamePerson: boolean = gathered?.subjectId === first.subjectId;
    const day = dayOfPiece(piece, isSamePerson ? gathered : null, rules);
    if (gathered !== null && !(isSamePerson && gathered.day === day)) {
      const done = workDay(gathered, rules);
      yield done;
      past = isSamePerson ? pastAfter(past, done, day) : noPast;
      gathered = null;
    }
    gathered ??= { subjectId: first.subjectId, day, stints: [], looks: [], past };
    if (isLook(piece)) gathered.looks.push(piece);
    else gathered.stints.push(piece);
  }
  if (gathered !== null) yield workDay(gathered, rules);
}

/** Days since 1970. Later pieces never belong to an earlier day. */
function dayOfPiece(
  piece: Stint | StandingLook,
  before: Gathered | null,
  { scheduleOf, cutOffHour }: DayRules,
): number {
  const earliest = before?.day ?? -Infinity;
  if (!isLook(piece)) {
    const schedule = scheduleOf(firstOf(piece).subjectId);
    return Math.max(earliest, shiftDayOf(piece, schedule, cutOffHour));
  }
  const during = before?.stints.at(-1)?.out;
  if (during !== undefined && during !== null && piece.atMs < during.atMs) return before!.day;
  return Math.max(earliest, lookDayOf(piece, scheduleOf(piece.subjectId), cutOffHour));
}

/** @param day the next day; days since 1970. */
function pastAfter(past: Past, { stints, doubts, firstIn, lastOut }: WorkDay, day: number): Past {
  const fromMs = (day - usualDays) * dayMs;
  const added = stints.flatMap((stint) => localStint(stint) ?? []);
  const believable = doubts.length === 0 ? localStint({ in: firstIn, out: lastOut }) : null;
  return {
    stints: [...past.stints.filter(({ inMs }) => inMs >= fromMs), ...added],
    asUsual: believable ?? past.asUsual,
  };
}

function workDay(
  { subjectId, day: number, stints, looks, past }: Gathered,
  rules: DayRules,
): WorkDay {
  const day = new Date(number * dayMs).toISOString().slice(0, 10);
  const firstIn = stints.find((stint) => stint.in !== null)?.in ?? null;
  const last = stints.at(-1) ?? null;
  const lastOut = last?.out ?? null;
  const open = last !== null && isOngoing(last, rules);
  const schedule = rules.scheduleOf(subjectId);
  const stintMs = stints.reduce((sum, stint) => sum + lengthOf(stint), 0);
  const pauseMs = pausesOf(stints);
  const deductedMs = schedule === null ? 0 : breakDeduction(schedule, stintMs, pauseMs);
  const isOpen = (stint: Stint): boolean => open && stint === last;
  const missing = sides.filter((side) =>
    stints.some((stint) => missingSide(stint, isOpen(stint)) === side),
  );
  const absence = rules.absenceOn?.(subjectId, day) ?? null;
  const holiday = rules.holidayOn?.(day) ?? null;
  const planned = schedule === null ? null : hoursOn(schedule, day);
  const isExpected = absence === null && holiday === null;
  const { lateMs, earlyMs } = isExpected
    ? scheduleDeviation(schedule, planned, day, firstIn, lastOut)
    : noDeviation;
  let usual: UsualTimes | null | undefined;
  const { doubts, isUnreviewed } = unreviewedDoubts({
    day: number,
    stints,
    firstIn,
    lastOut,
    lateMs,
    earlyMs,
    schedule,
    asUsual: past.asUsual,
    usual: () => (usual ??= usualTimesOf(past.stints)),
  });
  // Without spreads, for speed: a year of 2,000 people has half a million days.
  return {
    subjectId,
    day,
    absence,
    holiday,
    planned,
    stints,
    looks,
    firstIn,
    lastOut,
    workedMs: stintMs - deductedMs,
    breakMs: pauseMs + deductedMs,
    lateMs,
    earlyMs,
    missing,
    open,
    flags: flagsOf(stints),
    doubts,
    toResolve:
      isUnreviewed ||
      stints.some((stint) => needsReview(stint, isOpen(stint))) ||
      looks.some((look) => !look.reviewed && !isExplained(look, stints)),
  };
}

/** True if the `out` may still come. An `in` in the future was made with a wrong clock. */
function isOngoing(stint: Stint, { nowMs, longestShiftMs }: DayRules): boolean {
  if (stint.in === null || stint.out !== null) return false;
  const sinceMs = nowMs - stint.in.atMs;
  return sinceMs >= -aheadMs && sinceMs <= longestShiftMs;
}

/** True if the same person punched shortly after the look. */
function isExplained({ atMs }: StandingLook, stints: readonly Stint[]): boolean {
  return stints.some((stint) =>
    [stint.in, stint.out].some(
      (punch) => punch !== null && punch.atMs >= atMs && punch.atMs - atMs <= explainedMs,
    ),
  );
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

const noDeviation = { lateMs: null, earlyMs: null } as const;

/** How late the person came and how early they left; 0 within the tolerance. */
function scheduleDeviation(
  schedule: Schedule | null,
  hours: Hours | null,
  day: string,
  firstIn: StandingPunch | null,
  lastOut: StandingPunch | null,
): Pick<WorkDay, 'lateMs' | 'earlyMs'> {
  if (schedule === null || hours === null) return noDeviation;
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
    punch !== null &&
    !punch.reviewed &&
    (isIncomplete || punch.flags.some((flag) => flag !== 'direction-assumed'));
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
