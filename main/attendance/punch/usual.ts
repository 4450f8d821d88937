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
/** A longer time between two stints is a night's rest, not a break. */
const restMs = 6 * hourMs;

/** What a person usually does at a time of day. */
export type Habit = 'in' | 'out' | 'either' | 'neither';

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
  spans.sort((a, b) => a - b);
  return {
    spanMs: spans[Math.floor(spans.length / 2)]!,
    habitAt: (localMs) => {
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

/** Times from coming to leaving, in milliseconds. */
function spansOf(stints: readonly LocalStint[]): number[] {
  const spans: number[] = [];
  let startMs = -Infinity;
  let endMs = -Infinity;
  for (const { inMs, outMs } of stints) {
    if (inMs - endMs > restMs) {
      startMs = inMs;
      spans.push(0);
    }
    endMs = outMs;
    spans[spans.length - 1] = endMs - startMs;
  }
  return spans;
}
