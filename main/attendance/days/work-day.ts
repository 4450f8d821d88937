import type { AbsenceKind } from '../../../contract/calls/absences.js';
import type { Doubt } from '../../../contract/calls/attendance.js';
import type { Hours } from '../../../contract/calls/settings.js';
import type { PunchFlag, StandingLook, StandingPunch } from '../journal/standing-punch.js';

/** From an `in` to the `out` after it. A missing side is null, and never invented. */
export interface Stint {
  readonly in: StandingPunch | null;
  readonly out: StandingPunch | null;
}

/**
 * One subject's shift day. Durations are milliseconds of elapsed time, so that a night on which clocks
 * change has its true length.
 */
export interface WorkDay {
  readonly subjectId: string;
  /** The shift day, such as `2026-03-02`: the day on the wall clock to which the shift belongs. */
  readonly day: string;
  /** Why the person was to be absent; null if they were not. */
  readonly absence: AbsenceKind | null;
  /** Name of the holiday; null if it is none. */
  readonly holiday: string | null;
  /** Scheduled hours, also on a holiday or during an absence; null for a day off or without a schedule. */
  readonly planned: Hours | null;
  /** Ordered by time; none on a day with looks only. */
  readonly stints: readonly Stint[];
  /** Looks that no one has explained yet. They are not counted. */
  readonly looks: readonly StandingLook[];
  readonly firstIn: StandingPunch | null;
  /** The `out` of the last stint; null if it is missing. */
  readonly lastOut: StandingPunch | null;
  /** Sum of the complete stints, minus the deducted part of the unpaid break. */
  readonly workedMs: number;
  /** Time between stints, plus the deducted part of the unpaid break. */
  readonly breakMs: number;
  /** How late the first `in` was; 0 within the tolerance; null without scheduled hours, and on a holiday or day of absence. */
  readonly lateMs: number | null;
  /** How early the last `out` was; 0 within the tolerance; null as above, and without an `out`. */
  readonly earlyMs: number | null;
  /** Missing sides, each once. The `out` of a stint that is still open is not missing. */
  readonly missing: readonly ('in' | 'out')[];
  /** True if the last stint has no `out` yet and may still be in progress. */
  readonly open: boolean;
  /** Flags of all punches, each once. */
  readonly flags: readonly PunchFlag[];
  /** What is hard to believe, although nothing is missing. */
  readonly doubts: readonly Doubt[];
  /** True if something is missing, flagged, unexplained or in doubt, and no one has reviewed it yet. */
  readonly toResolve: boolean;
}
