import type { Doubt } from '../../../contract/calls/attendance.js';
import type { Schedule } from '../../../contract/calls/settings.js';
import type { StandingPunch } from '../journal/standing-punch.js';
import { longestUsualMs } from '../punch/expected.js';
import { localStint, type LocalStint, type UsualTimes } from '../punch/usual.js';
import { overtimeMs, shiftOn, shiftsAround } from './schedule.js';
import type { Stint } from './work-day.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** No one comes to work for less time: it is a second look, or one of the punches is wrong. */
const shortestMs = 15 * minuteMs;
/** A stint reaches into a shift if it covers this much of it. */
const sharedMs = hourMs;
/** A day with times this near to those of an earlier, believable one is believable too. */
const alikeMs = hourMs;

/** The parts of a day on which its doubts depend. */
export interface DoubtfulDay {
  /** Days since 1970. */
  readonly day: number;
  readonly stints: readonly Stint[];
  readonly firstIn: StandingPunch | null;
  readonly lastOut: StandingPunch | null;
  readonly lateMs: number | null;
  readonly earlyMs: number | null;
  readonly schedule: Schedule | null;
  /** First `in` and last `out` of the last day without doubts; null if there is none. */
  readonly asUsual: LocalStint | null;
  /** Called only for days without a scheduled shift. */
  readonly usual: () => UsualTimes | null;
}

/** A doubt, and the punches concerned: reviewing one of them is enough. */
type Doubted = readonly [Doubt, readonly (StandingPunch | null)[]];

/**
 * The reasons why a day is hard to believe, although every `in` has its `out`.
 * @returns each doubt once, and whether no one has reviewed one of them yet.
 */
export function unreviewedDoubts(day: DoubtfulDay): { doubts: Doubt[]; isUnreviewed: boolean } {
  const doubts: Doubt[] = [];
  let isUnreviewed = false;
  for (const [doubt, punches] of doubtsOf(day)) {
    if (!doubts.includes(doubt)) doubts.push(doubt);
    isUnreviewed ||= !punches.some((punch) => punch?.reviewed === true);
  }
  return { doubts, isUnreviewed };
}

function* doubtsOf(day: DoubtfulDay): Generator<Doubted> {
  const { schedule, firstIn, lastOut } = day;
  const shift = schedule === null ? null : shiftOn(schedule, day.day);
  if (shift === null) yield* unscheduledDoubts(day);
  else {
    const shiftMs = shift.endMs - shift.startMs;
    if ((day.lateMs ?? 0) > shiftMs / 2) yield ['very-late', [firstIn]];
    if ((day.earlyMs ?? 0) > shiftMs / 2) yield ['very-early', [lastOut]];
    yield* tooLong(day.stints, shiftMs + overtimeMs);
  }
  for (const stint of day.stints) {
    const punches = [stint.in, stint.out];
    if (lengthOf(stint) < shortestMs) yield ['too-short', punches];
    if (schedule !== null && reachesTwoShifts(stint, day.day, schedule)) {
      yield ['two-shifts', punches];
    }
  }
}

/** Without a scheduled shift, the person's usual times show what is hard to believe. */
function* unscheduledDoubts({ stints, firstIn, lastOut, asUsual, usual }: DoubtfulDay) {
  const span = localStint({ in: firstIn, out: lastOut });
  if (span !== null && asUsual !== null && isAlike(span, asUsual)) return;
  const times = usual();
  yield* tooLong(stints, times === null ? longestUsualMs : times.spanMs + overtimeMs);
  if (times !== null && span !== null && isUnusual(span, times)) {
    yield ['unusual-times', [firstIn, lastOut]] satisfies Doubted;
  }
}

function* tooLong(stints: readonly Stint[], longestMs: number): Generator<Doubted> {
  for (const stint of stints) {
    const lengthMs = lengthOf(stint);
    if (lengthMs < Infinity && lengthMs > longestMs) yield ['too-long', [stint.in, stint.out]];
  }
}

function isAlike(one: LocalStint, other: LocalStint): boolean {
  const days = Math.round((one.inMs - other.inMs) / dayMs);
  return (
    Math.abs(one.inMs - other.inMs - days * dayMs) <= alikeMs &&
    Math.abs(one.outMs - other.outMs - days * dayMs) <= alikeMs
  );
}

function isUnusual({ inMs, outMs }: LocalStint, usual: UsualTimes): boolean {
  if (outMs - inMs < usual.spanMs / 2) return true;
  return usual.habitAt(inMs) === 'out' || usual.habitAt(outMs) === 'in';
}

function reachesTwoShifts(stint: Stint, day: number, schedule: Schedule): boolean {
  const local = localStint(stint);
  if (local === null) return false;
  const reached = shiftsAround(schedule, day).filter(
    ({ startMs, endMs }) =>
      Math.min(local.outMs, endMs) - Math.max(local.inMs, startMs) >= sharedMs,
  );
  return reached.length > 1;
}

/** Elapsed time, so that the night on which clocks change has its true length; Infinity if unknown. */
function lengthOf({ in: clockIn, out: clockOut }: Stint): number {
  return clockIn === null || clockOut === null ? Infinity : clockOut.atMs - clockIn.atMs;
}
