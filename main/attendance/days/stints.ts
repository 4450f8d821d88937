import {
  isAcrossClockChange,
  type StandingLook,
  type StandingPunch,
} from '../journal/standing-punch.js';
import type { Stint } from './work-day.js';

/** The parts of a person's shift days, in order. */
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
  let ofOtherClock: StandingPunch[] = [];
  for (const punch of punches) {
    if (clockIn !== null && clockIn.subjectId !== punch.subjectId) {
      yield* closed(clockIn, null, ofOtherClock);
      yield* looks;
      clockIn = null;
      looks = [];
      ofOtherClock = [];
    }
    if (isLook(punch)) {
      if (clockIn === null) yield punch;
      else looks.push(punch);
      continue;
    }
    if (clockIn !== null && isAcrossClockChange(clockIn, punch) && punch.clockBreak !== null) {
      // Recorded before the clock was put right: the open stint continues without it.
      ofOtherClock.push(punch);
      continue;
    }
    const isPair =
      clockIn !== null &&
      punch.direction === 'out' &&
      punch.atMs - clockIn.atMs <= longestShiftMs &&
      !isAcrossClockChange(clockIn, punch);
    if (clockIn !== null) yield* closed(clockIn, isPair ? punch : null, ofOtherClock);
    yield* looks;
    looks = [];
    ofOtherClock = [];
    clockIn = punch.direction === 'in' ? punch : null;
    if (punch.direction === 'out' && !isPair) yield alone(punch);
  }
  if (clockIn !== null) yield* closed(clockIn, null, ofOtherClock);
  yield* looks;
}

/**
 * A stint, and the punches of another setting of the clock during it. They come before it; but an `in` without
 * an `out` comes before those of later days, which would take it to their day.
 */
function closed(
  clockIn: StandingPunch,
  out: StandingPunch | null,
  ofOtherClock: readonly StandingPunch[],
): Stint[] {
  const isLater = (punch: StandingPunch): boolean =>
    out === null && dateOf(punch) > dateOf(clockIn);
  return [
    ...ofOtherClock.filter((punch) => !isLater(punch)).map(alone),
    { in: clockIn, out },
    ...ofOtherClock.filter(isLater).map(alone),
  ];
}

/** Day on the wall clock; days since 1970. */
function dateOf({ atMs, offsetMinutes }: StandingPunch): number {
  return Math.floor((atMs + offsetMinutes * 60_000) / 86_400_000);
}

function alone(punch: StandingPunch): Stint {
  return punch.direction === 'in' ? { in: punch, out: null } : { in: null, out: punch };
}
