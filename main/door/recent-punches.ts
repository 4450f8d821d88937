import { Fault } from '../../contract/fault.js';
import type { PunchEntry } from '../attendance/journal/entry.js';
import type { TrackedFace } from './evidence.js';

/** How long the screen offers "That’s not me". The services accept it a little longer. */
export const takeBackSeconds = 8;
export const takeBackLimitMs = (takeBackSeconds + 4) * 1000;

/** A punch at this door that may still be taken back. */
interface RecentPunch {
  readonly entry: PunchEntry;
  readonly face: TrackedFace;
  readonly recordedMs: number;
}

/** The punches at this door that may still be taken back, by number of the entry. */
export class RecentPunches {
  readonly #punches = new Map<number, RecentPunch>();

  /** Remembers a punch for as long as it may be taken back. */
  add(entry: PunchEntry, face: TrackedFace): void {
    const nowMs = performance.now();
    for (const [seq, { recordedMs }] of this.#punches) {
      if (nowMs - recordedMs > takeBackLimitMs) this.#punches.delete(seq);
    }
    this.#punches.set(entry.seq, { entry, face, recordedMs: nowMs });
  }

  /** The punch with that number. @throws Fault `too-late`. */
  get(seq: number): RecentPunch {
    const recent = this.#punches.get(seq);
    if (recent !== undefined && performance.now() - recent.recordedMs <= takeBackLimitMs) {
      return recent;
    }
    throw new Fault(
      'too-late',
      'This punch can no longer be cancelled here. Ask HR to correct it.',
    );
  }

  /** Forgets a punch that was taken back. */
  delete(seq: number): void {
    this.#punches.delete(seq);
  }

  /** Forgets all punches: another screen took over. */
  clear(): void {
    this.#punches.clear();
  }
}
