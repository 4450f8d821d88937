import { wallClock } from './layouts/clock.js';
import type { StandingPunch } from './standing-punch.js';
import type { WorkDay } from './work-day.js';

const quarterMs = 900_000;
const quarters = 96;

/** What many days look like, for plots. */
export interface Shape {
  /** Days' first `in`, by quarter of an hour of the day: 96 counts. */
  readonly arrivals: number[];
  /** People in, on average over the days with punches, by quarter of an hour. */
  readonly presence: number[];
  /** By day: how many came, and their hours together. */
  readonly trend: { day: string; people: number; hours: number }[];
}

/** @param nowMs until when a stint without `out` that may still go on counts as presence. */
export function shapeOf(days: Iterable<WorkDay>, nowMs: number): Shape {
  const arrivals = new Array<number>(quarters).fill(0);
  const presence = new Array<number>(quarters).fill(0);
  const byDay = new Map<string, { people: number; workedMs: number }>();
  for (const { day, firstIn, workedMs, stints, open } of days) {
    if (firstIn !== null) arrivals[quarterOf(firstIn)]! += 1;
    const sum = byDay.get(day) ?? { people: 0, workedMs: 0 };
    byDay.set(day, { people: sum.people + 1, workedMs: sum.workedMs + workedMs });
    for (const { in: begun, out } of stints) {
      if (begun === null) continue;
      const endMs = out?.atMs ?? (open ? nowMs : begun.atMs);
      const count = Math.min(quarters, Math.ceil((endMs - begun.atMs) / quarterMs));
      for (let i = 0; i < count; i++) presence[(quarterOf(begun) + i) % quarters]! += 1;
    }
  }
  const trend = [...byDay].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    arrivals,
    presence: presence.map((count) => count / Math.max(1, byDay.size)),
    trend: trend.map(([day, { people, workedMs }]) => ({
      day,
      people,
      hours: workedMs / 3_600_000,
    })),
  };
}

function quarterOf(punch: StandingPunch): number {
  const [hour, minute] = wallClock(punch).time.split(':').map(Number) as [number, number];
  return hour * 4 + Math.floor(minute / 15);
}
