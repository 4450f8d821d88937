import { lowerBound } from '../../base/lower-bound.js';
import type { PunchFlag } from './standing-punch.js';

/** A recorded punch or look, as far as changes of the clock concern it. */
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

/** The last punch or look of a kiosk after one more. */
export function lastAfter(
  last: LastPunch | null,
  { atMs, flags }: Pick<ClockedPunch, 'atMs' | 'flags'>,
): LastPunch {
  if (last !== null && atMs < last.atMs) return { atMs, clockFlag: undefined };
  const isOfClock = (flag: PunchFlag) => flag === 'clock-set-back' || flag === 'clock-set-forward';
  return { atMs, clockFlag: flags.find(isOfClock) ?? null };
}

/**
 * Finds changes of each kiosk's clock in the order of its entries: an entry with an earlier time than the one
 * before it, by whatever amount, or with other clock flags. Since when the clock had been wrong is not known,
 * so no punch from before such an entry may be paired with a later one.
 */
export class ClockBreaks {
  /** By kiosk: the numbers of the entries at which its clock had been changed, ascending. */
  readonly #breaksOf = new Map<string, number[]>();
  readonly #lastOf = new Map<string, LastPunch>();

  /** Number of changes of a clock so far. */
  count = 0;

  /** The last punch or look of a kiosk. */
  lastOf(kioskId: string): LastPunch | null {
    return this.#lastOf.get(kioskId) ?? null;
  }

  /** Number of the entry that separates a kiosk's punch from later ones; null if there is none. */
  breakOf(seq: number, kioskId: string): number | null {
    const breaks = this.#breaksOf.get(kioskId);
    if (breaks === undefined) return null;
    return breaks[lowerBound(breaks.length, (place) => breaks[place]! <= seq)] ?? null;
  }

  /** Adds the next punch or look that a kiosk recorded. */
  add({ seq, atMs, kioskId, flags }: ClockedPunch): void {
    const last = this.lastOf(kioskId);
    const next = lastAfter(last, { atMs, flags });
    const isOutOfOrder = last !== null && atMs < last.atMs;
    const isOtherClock =
      last?.clockFlag !== undefined &&
      next.clockFlag !== undefined &&
      next.clockFlag !== last.clockFlag;
    this.#lastOf.set(kioskId, next);
    if (!isOutOfOrder && !isOtherClock) return;
    const breaks = this.#breaksOf.get(kioskId) ?? [];
    breaks.push(seq);
    this.count += 1;
    this.#breaksOf.set(kioskId, breaks);
  }
}
