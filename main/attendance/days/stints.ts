import {
  isOfOtherClock,
  type StandingLook,
  type StandingPunch,
} from '../journal/standing-punch.js';
import type { Stint } from './work-day.js';

/** What a person's shift days are made of, in order. */
export type Piece = Stint | StandingLook;

export function isLook(piece: Piece | StandingPunch): piece is StandingLook {
  return 'direction' in piece && piece.direction === null;
}

/**
 * Pairs each `in` with the `out` after it. Each punch is in exactly one stint, and punches from before and
 * after a change of the clock are never a pair. Looks are passed on; those during a stint come after it.
 * @param punches ordered by subject and then by time.
 */
export function* stintsOf(
  punches: Iterable<StandingPunch | StandingLook>,
  longestShiftMs: number,
): Generator<Piece> {
  let clockIn: StandingPunch | null = null;
  let looks: StandingLook[] = [];
  for (const punch of punches) {
    if (clockIn !== null && clockIn.subjectId !== punch.subjectId) {
      yield { in: clockIn, out: null };
      yield* looks;
      clockIn = null;
      looks = [];
    }
    if (isLook(punch)) {
      if (clockIn === null) yield punch;
      else looks.push(punch);
      continue;
    }
    if (clockIn !== null && isOfOtherClock(clockIn, punch) && punch.clockBreak !== null) {
      // Recorded before the clock was put right: the open stint goes on without it.
      yield alone(punch);
      continue;
    }
    const isPair =
      clockIn !== null &&
      punch.direction === 'out' &&
      punch.atMs - clockIn.atMs <= longestShiftMs &&
      !isOfOtherClock(clockIn, punch);
    if (isPair) yield { in: clockIn, out: punch };
    else if (clockIn !== null) yield { in: clockIn, out: null };
    yield* looks;
    looks = [];
    clockIn = punch.direction === 'in' ? punch : null;
    if (punch.direction === 'out' && !isPair) yield alone(punch);
  }
  if (clockIn !== null) yield { in: clockIn, out: null };
  yield* looks;
}

function alone(punch: StandingPunch): Stint {
  return punch.direction === 'in' ? { in: punch, out: null } : { in: null, out: punch };
}
