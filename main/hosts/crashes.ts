import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

/** Instants, UTC, newest last. */
const Stored = v.object({ version: v.literal(1), at: v.array(v.string()) });

/** After this number of unexpected errors within `windowMs`, starting again will not help. */
const tooMany = 3;
const windowMs = 10 * 60_000;
/** Before a start after an unexpected error, in ms: the delay doubles with each one. */
const firstDelayMs = 1000;
const maxDelayMs = 30_000;

/** For the administrator, when Rollcall starts without face recognition. */
export const safeMode =
  'Rollcall ended unexpectedly several times within ten minutes, so it started without face recognition. PINs work.';

/**
 * Counts the unexpected errors that ended Rollcall with a data folder. After repeated ones it starts without face
 * recognition, which does most of the work, and people can still use their PINs. Written synchronously, because the
 * state of the process is unknown after such an error.
 */
export class Crashes {
  readonly #file: string;

  constructor(folder: string) {
    this.#file = join(folder, 'crashes.json');
  }

  /** Call it when an unexpected error ends the program. If the disk is full, nothing is counted. */
  add(nowMs = Date.now()): void {
    const at = [...this.#recent(nowMs), nowMs].map((ms) => new Date(ms).toISOString());
    try {
      writeFileSync(this.#file, JSON.stringify({ version: 1, at }), { mode: 0o600 });
    } catch {
      // The next start tries everything again.
    }
  }

  /** Whether to start without face recognition. */
  areTooMany(nowMs = Date.now()): boolean {
    return this.#recent(nowMs).length >= tooMany;
  }

  /** How long to wait before the next start, in ms. */
  delayMs(nowMs = Date.now()): number {
    const count = this.#recent(nowMs).length;
    return count === 0 ? 0 : Math.min(firstDelayMs * 2 ** (count - 1), maxDelayMs);
  }

  #recent(nowMs: number): number[] {
    try {
      const { at } = v.parse(Stored, JSON.parse(readFileSync(this.#file, 'utf8')));
      return at.map((one) => Date.parse(one)).filter((ms) => Math.abs(nowMs - ms) < windowMs);
    } catch {
      return [];
    }
  }
}
