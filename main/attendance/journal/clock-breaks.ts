import type { PunchFlag } from './standing-punch.js';

/** A recorded punch, as far as changes of the clock concern it. */
export interface ClockedPunch {
  readonly seq: number;
  readonly atMs: number;
  readonly subjectId: string;
  readonly kioskId: string;
  readonly flags: readonly PunchFlag[];
}

/** The last punch that a kiosk recorded, of anyone. */
export interface LastPunch {
  readonly atMs: number;
  /**
   * What the machine said about its clock then: null if it was unchanged; undefined if the flag comes from
   * the order of the journal, which says nothing about later punches.
   */
  readonly clockFlag: PunchFlag | null | undefined;
}

/**
 * Another person's punch that is earlier by up to this does not separate someone's `in` from their `out`:
 * time servers put drifted clocks right by some minutes, and the hours are wrong by no more than that.
 * The later punch is flagged in any case. A quarter of an hour is the coarsest step that payroll rounds to.
 */
const harmlessMs = 15 * 60_000;
/** No stint is longer (the largest "Maximum shift length"), so older punches have no partner to lose. */
const reachMs = 48 * 3_600_000;

/**
 * Finds changes of a kiosk's clock in the order of its journal: an entry with an earlier time than the one
 * before it, or with other clock flags. Punches from before such an entry must not be paired with later
 * ones.
 */
export class ClockBreaks {
  readonly #breakOf = new Map<number, number>();
  #last: LastPunch | null = null;

  /** The last punch added. */
  get last(): LastPunch | null {
    return this.#last;
  }

  /** Number of the entry at which a punch was separated from later ones; null if it was not. */
  breakOf(seq: number): number | null {
    return this.#breakOf.get(seq) ?? null;
  }

  /**
   * Adds the next punch that this kiosk recorded.
   * @param earlier the punches before it, latest entry first.
   */
  add(punch: ClockedPunch, earlier: Iterable<ClockedPunch>): void {
    const last = this.#last;
    const isOutOfOrder = last !== null && punch.atMs < last.atMs;
    const clockFlag = isOutOfOrder
      ? undefined
      : (punch.flags.find((flag) => flag !== 'out-missing') ?? null);
    const isOtherClock =
      last?.clockFlag !== undefined && clockFlag !== undefined && clockFlag !== last.clockFlag;
    this.#last = { atMs: punch.atMs, clockFlag };
    if (!isOutOfOrder && !isOtherClock) return;
    const untilMs = isOtherClock ? punch.atMs - reachMs : punch.atMs;
    for (const one of earlier) {
      if (one.kioskId !== punch.kioskId) continue;
      if (one.atMs <= untilMs) break;
      const isOwn = one.subjectId === punch.subjectId;
      const isFar = isOtherClock || isOwn || one.atMs > punch.atMs + harmlessMs;
      if (isFar && !this.#breakOf.has(one.seq)) this.#breakOf.set(one.seq, punch.seq);
    }
  }
}
