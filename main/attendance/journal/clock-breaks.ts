import { lowerBound } from '../../base/lower-bound.js';
import type { PunchFlag } from './standing-punch.js';

/** The parts of a recorded punch or look that show changes of the clock. */
export interface ClockedPunch {
  readonly seq: number;
  readonly atMs: number;
  readonly kioskId: string;
  readonly flags: readonly PunchFlag[];
}

/** The last punch or look that a kiosk recorded, of anyone. */
export interface LastPunch {
  readonly atMs: number;
  /**
   * What the machine said about its clock then: null if it was unchanged; undefined if the flag comes from
   * the order of the journal, which says nothing about later punches.
   */
  readonly clockFlag: PunchFlag | null | undefined;
}

/** The last punch or look of a kiosk, after adding one. */
export function lastAfter(
  last: LastPunch | null,
  { atMs, flags }: Pick<ClockedPunch, 'atMs' | 'flags'>,
): LastPunch {
  if (last !== null && atMs < last.atMs) return { atMs, clockFlag: undefined };
  return { atMs, clockFlag: flags.find(isOfClock) ?? null };
}

function isOfClock(flag: PunchFlag): boolean {
  return flag === 'clock-set-back' || flag === 'clock-set-forward';
}

/**
 * Finds changes of each kiosk's clock in the order of its entries: an entry whose time is earlier than that of the one
 * before it, by any amount, or which has other clock flags. No one knows when the clock went wrong, so no punch from
 * before such an entry may be paired with a later one.
 */
export class ClockBreaks {
  readonly #clockOf = new Map<string, KioskClock>();

  /** Number of changes of a clock so far. */
  count = 0;

  /** Number of the entry that separates a kiosk's punch from later ones; null if there is none. */
  breakOf(seq: number, kioskId: string): number | null {
    const breaks = this.#clockOf.get(kioskId)?.breaks;
    if (breaks === undefined || breaks.length === 0) return null;
    return breaks[lowerBound(breaks.length, (place) => breaks[place]! <= seq)] ?? null;
  }

  /** Adds the next punch or look that a kiosk recorded. @returns what the next one is compared with. */
  add(punch: ClockedPunch): LastPunch {
    const clock = this.#clockOf.get(punch.kioskId);
    const next = lastAfter(clock?.last ?? null, punch);
    if (clock === undefined) this.#clockOf.set(punch.kioskId, { last: next, breaks: [] });
    else {
      if (isChanged(clock.last, next)) {
        clock.breaks.push(punch.seq);
        this.count += 1;
      }
      clock.last = next;
    }
    return next;
  }
}

/** The state of one kiosk's clock. */
interface KioskClock {
  /** The last punch or look that it recorded. */
  last: LastPunch;
  /** The numbers of the entries at which its clock had been changed, ascending. */
  readonly breaks: number[];
}

/** True if a kiosk's clock was changed between a punch and the next one. */
function isChanged(last: LastPunch, next: LastPunch): boolean {
  const isOutOfOrder = next.atMs < last.atMs;
  const isOtherClock =
    last.clockFlag !== undefined &&
    next.clockFlag !== undefined &&
    next.clockFlag !== last.clockFlag;
  return isOutOfOrder || isOtherClock;
}
