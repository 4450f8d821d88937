import type { Stint } from '../days/work-day.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Times of day further apart than this are two habits; nearer ones count the more the nearer they are. */
const nearMs = 90 * minuteMs;
/** A habit needs at least two days (which count 1 each at the same minute). */
const minScore = 1.5;
/** One habit counts only if it is this much stronger than the other. */
const minRatio = 1.5;
/** Fewer days say nothing about what is usual: a week of work. */
const minSpans = 5;
/** Someone whose days both start and end at a time of day, each at least this often, changes shifts. */
const minTurnShare = 0.15;
/** A longer time between two stints is a night's rest, not a break. */
const restMs = 6 * hourMs;

/** What a person usually does at a time of day. `turn`: some of their days start then and others end. */
export type Habit = 'in' | 'out' | 'either' | 'turn' | 'neither';

/** A complete stint on the wall clock: milliseconds since 1970 as if the local time were UTC. */
export interface LocalStint {
  readonly inMs: number;
  readonly outMs: number;
}

/** A person's own times, from the complete stints of the last four weeks. */
export interface UsualTimes {
  /** Usual time from coming to leaving, breaks included: the median. */
  readonly spanMs: number;
  /** @param localMs wall clock as if it were UTC. */
  habitAt(localMs: number): Habit;
}

/** @returns null without both punches. */
export function localStint({ in: clockIn, out: clockOut }: Stint): LocalStint | null {
  if (clockIn === null || clockOut === null) return null;
  return {
    inMs: clockIn.atMs + clockIn.offsetMinutes * minuteMs,
    outMs: clockOut.atMs + clockOut.offsetMinutes * minuteMs,
  };
}

/**
 * A person's usual times.
 * @param stints complete stints of the last four weeks, ordered by time.
 * @returns null if they are too few.
 */
export function usualTimesOf(stints: readonly LocalStint[]): UsualTimes | null {
  const spans = spansOf(stints);
  if (spans.length < minSpans) return null;
  const lengths = spans.map(({ inMs, outMs }) => outMs - inMs).sort((a, b) => a - b);
  return {
    spanMs: lengths[Math.floor(lengths.length / 2)]!,
    habitAt: (localMs) => {
      if (isTurn(spans, localMs)) return 'turn';
      let [ins, outs] = [0, 0];
      for (const { inMs, outMs } of stints) {
        ins += nearness(inMs, localMs);
        outs += nearness(outMs, localMs);
      }
      if (ins < minScore && outs < minScore) return 'neither';
      if (ins >= outs * minRatio) return 'in';
      return outs >= ins * minRatio ? 'out' : 'either';
    },
  };
}

/** 1 at the same time of day, falling to 0 at `nearMs`. */
function nearness(oneMs: number, otherMs: number): number {
  const apartMs = (((oneMs - otherMs) % dayMs) + dayMs) % dayMs;
  return Math.max(0, 1 - Math.min(apartMs, dayMs - apartMs) / nearMs);
}

/** True if some days start and others end at a time of day, as with rotating shifts. */
function isTurn(spans: readonly LocalStint[], localMs: number): boolean {
  const minSum = Math.max(minScore, spans.length * minTurnShare);
  let [starts, ends] = [0, 0];
  for (const { inMs, outMs } of spans) {
    starts += nearness(inMs, localMs);
    ends += nearness(outMs, localMs);
  }
  return starts >= minSum && ends >= minSum;
}

/** From coming to leaving, breaks included. */
function spansOf(stints: readonly LocalStint[]): LocalStint[] {
  const spans: LocalStint[] = [];
  for (const stint of stints) {
    const before = spans.at(-1);
    if (before === undefined || stint.inMs - before.outMs > restMs) spans.push(stint);
    else spans[spans.length - 1] = { inMs: before.inMs, outMs: stint.outMs };
  }
  return spans;
}
