import type { DoorState } from '../../contract/calls/kiosk.js';
import type { Fault } from '../../contract/fault.js';
import { whyNotRecorded } from '../../contract/not-recorded.js';

/** While somebody waits, every frame fails for the same reason. */
const sameReasonMs = 10 * 60_000;

/** Punches that could not be written: what the door shows, and what administrators get to know. */
export class Unrecorded {
  #last: { readonly sentence: string; readonly atMs: number } | null = null;

  /** @param notify called with a sentence that names the file, at most once in ten minutes for the same reason. */
  constructor(private readonly notify: (sentence: string) => void) {}

  /** The state to show: people at the door get the reason, but neither paths nor codes of the system. */
  stateFor({ code, message }: Fault): DoorState {
    const nowMs = performance.now();
    const isKnown = this.#last?.sentence === message && nowMs - this.#last.atMs < sameReasonMs;
    if (!isKnown) {
      this.#last = { sentence: message, atMs: nowMs };
      this.notify(`A punch could not be recorded: ${message}`);
    }
    return { kind: 'not-recorded', why: whyNotRecorded(code) };
  }
}
