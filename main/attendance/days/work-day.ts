import type { PunchFlag, StandingPunch } from '../journal/standing-punch.js';

/** From one `in` to the `out` after it; a side that is missing is null, and never invented. */
export interface Stint {
  readonly in: StandingPunch | null;
  readonly out: StandingPunch | null;
}

/** One subject's shift day. Durations are in milliseconds of elapsed time, so that a night on which clocks change counts as long as it was. */
export interface WorkDay {
  readonly subjectId: string;
  /** The shift day, such as `2026-03-02`: the day on the wall clock on which the shift began. */
  readonly day: string;
  /** In order of time; at least one. */
  readonly stints: readonly Stint[];
  readonly firstIn: StandingPunch | null;
  /** The last `out`; null where the day's last stint has none. */
  readonly lastOut: StandingPunch | null;
  /** Sum of the whole stints, less unpaid breaks that the schedule takes off. */
  readonly workedMs: number;
  /** Between stints, and what the schedule takes off. */
  readonly breakMs: number;
  /** How much later than the schedule the first `in` was, 0 within its grace; null without a schedule for that day. */
  readonly lateMs: number | null;
  /** How much before the end of the schedule the last `out` was, 0 within its grace; null as above, and without `out`. */
  readonly earlyMs: number | null;
  /** Sides that are missing, each once. A stint that may still be going on is not missing its `out`. */
  readonly missing: readonly ('in' | 'out')[];
  /** The last stint has no `out` yet and may still be going on. */
  readonly open: boolean;
  /** Of all its punches, each once. */
  readonly flags: readonly PunchFlag[];
  /** Something is missing or flagged that nobody has looked at yet. */
  readonly toResolve: boolean;
}
