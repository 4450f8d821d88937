import type { StandingPunch } from '../journal/standing-punch.js';
import type { WorkDay } from './work-day.js';

const quarterMs = 900_000;
const quarters = 96;
const dayMs = 86_400_000;

/** What many days look like, for plots. */
export interface Shape {
  /** Days' first `in`, by quarter of an hour of the day: 96 counts. */
  readonly arrivals: number[];
  /** People in, on average over the days with punches, by quarter of an hour. */
  readonly presence: number[];
  /** By day: how many came, and their hours together. */
  readonly trend: { day: string; people: number; hours: number }[];
}

/** Adds days up, one after the other. */
export class ShapeSum {
  readonly #nowMs: number;
  readonly #arrivals = new Array<number>(quarters).fill(0);
  readonly #presence = new Array<number>(quarters).fill(0);
  readonly #byDay = new Map<string, { people: number; workedMs: number }>();

  /** @param nowMs until when a stint without `out` that may still go on counts as presence. */
  constructor(nowMs: number) {
    this.#nowMs = nowMs;
  }

  add({ day, firstIn, workedMs, stints, open }: WorkDay): void {
    if (firstIn !== null) this.#arrivals[quarterOf(firstIn)]! += 1;
    const sum = this.#byDay.get(day) ?? { people: 0, workedMs: 0 };
    this.#byDay.set(day, { people: sum.people + 1, workedMs: sum.workedMs + workedMs });
    for (const { in: begun, out } of stints) {
      if (begun === null) continue;
      const endMs = out?.atMs ?? (open ? this.#nowMs : begun.atMs);
      const count = Math.min(quarters, Math.ceil((endMs - begun.atMs) / quarterMs));
      const first = quarterOf(begun);
      for (let i = 0; i < count; i++) this.#presence[(first + i) % quarters]! += 1;
    }
  }

  result(): Shape {
    const trend = [...this.#byDay].sort(([one], [other]) => (one < other ? -1 : 1));
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

/** Of the day on the wall clock: 0 to 95. */
function quarterOf({ atMs, offsetMinutes }: StandingPunch): number {
  const localMs = atMs + offsetMinutes * 60_000;
  return Math.floor((localMs % dayMs) / quarterMs);
}
