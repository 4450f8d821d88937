import type { StandingPunch } from '../journal/standing-punch.js';
import type { WorkDay } from './work-day.js';

const quarterMs = 900_000;
const quarters = 96;
const dayMs = 86_400_000;

/** Figures for charts of many days. */
export interface Shape {
  /** Count of each day's first `in` by quarter of an hour: 96 values. */
  readonly arrivals: number[];
  /** Mean number of people clocked in by quarter of an hour, over the days with punches: 96 values. */
  readonly presence: number[];
  /** Number of people and total hours of each day. */
  readonly trend: { day: string; people: number; hours: number }[];
}

/** Adds up days. */
export class ShapeSum {
  readonly #nowMs: number;
  readonly #arrivals = new Array<number>(quarters).fill(0);
  readonly #presence = new Array<number>(quarters).fill(0);
  readonly #byDay = new Map<string, { people: number; workedMs: number }>();

  /** @param nowMs milliseconds since 1970, UTC; people still clocked in count as present until then. */
  constructor(nowMs: number) {
    this.#nowMs = nowMs;
  }

  add({ day, firstIn, workedMs, stints, open }: WorkDay): void {
    if (firstIn !== null) this.#arrivals[quarterOf(firstIn)]! += 1;
    const sum = this.#byDay.get(day) ?? { people: 0, workedMs: 0 };
    this.#byDay.set(day, { people: sum.people + 1, workedMs: sum.workedMs + workedMs });
    for (const { in: clockIn, out: clockOut } of stints) {
      if (clockIn === null) continue;
      const endMs = clockOut?.atMs ?? (open ? this.#nowMs : clockIn.atMs);
      const count = Math.min(quarters, Math.ceil((endMs - clockIn.atMs) / quarterMs));
      const first = quarterOf(clockIn);
      for (let i = 0; i < count; i++) this.#presence[(first + i) % quarters]! += 1;
    }
  }

  /** The figures of all added days. */
  result(): Shape {
    const trend = [...this.#byDay].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      arrivals: this.#arrivals,
      presence: this.#presence.map((count) => count / Math.max(1, this.#byDay.size)),
      trend: trend.map(([day, { people, workedMs }]) => ({
        day,
        people,
        hours: workedMs / 3_600_000,
      })),
    };
  }
}

/** Quarter of an hour on the wall clock of a punch: 0 to 95. */
function quarterOf({ atMs, offsetMinutes }: StandingPunch): number {
  const localMs = atMs + offsetMinutes * 60_000;
  return Math.floor((localMs % dayMs) / quarterMs);
}
