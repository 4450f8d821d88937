import { Fault } from '../../contract/fault.js';
import type { PunchEntry } from '../attendance/journal/entry.js';
import type { TrackedFace } from './evidence.js';

/** How long the screen offers "That’s not me". The services accept it a little longer. */
export const takeBackSeconds = 8;
export const takeBackLimitMs = (takeBackSeconds + 4) * 1000;

/** A punch at this door that may still be taken back. */
export interface RecentPunch {
  readonly entry: PunchEntry;
  /** Null for a punch without a face. */
  readonly face: TrackedFace | null;
}

/** The punches that may be taken back, each for some seconds. */
export class RecentPunches {
  /** By number of the entry. */
  readonly #punches = new Map<number, RecentPunch & { readonly recordedMs: number }>();

  /** @param nowMs on a monotonic clock. */
  add(entry: PunchEntry, face: TrackedFace | null, nowMs: number): void {
    for (const [seq, { recordedMs }] of this.#punches) {
      if (nowMs - recordedMs > takeBackLimitMs) this.#punches.delete(seq);
    }
    this.#punches.set(entry.seq, { entry, face, recordedMs: nowMs });
  }

  /** @throws Fault `too-late`. */
  find(seq: number, nowMs: number): RecentPunch {
    const recent = this.#punches.get(seq);
    if (recent === undefined || nowMs - recent.recordedMs > takeBackLimitMs) {
      throw new Fault(
        'too-late',
        'This punch can no longer be cancelled here. Ask HR to correct it.',
      );
    }
    return recent;
  }

  /** @returns false if it was removed before. */
  remove(seq: number): boolean {
    return this.#punches.delete(seq);
  }

  clear(): void {
    this.#punches.clear();
  }
}
