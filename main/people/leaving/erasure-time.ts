import { uptime } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { openDocument, type Document } from '../../storage/document.js';
import { isReadingOnly } from '../../storage/reading-only.js';

const dayMs = 86_400_000;
/** A kiosk that was off for a long holiday is on again within this time. */
const believedJumpMs = 35 * dayMs;
/** A wrong clock should be noticed sooner, because there is a notice and punches are flagged. */
const doubtMs = 7 * dayMs;
/** One check counts for at most this long: the machine may have slept before it. */
const maxRunMs = 2 * 3_600_000;
/** The clock and the time since boot may differ by this much from one check to the next. */
const toleranceMs = 3_600_000;

const ErasureTime = v.object({
  version: v.literal(1),
  /** The latest time of the clock that is believed; milliseconds since 1970, UTC. */
  believedMs: v.number(),
  /** The time of a clock in doubt, at the last check; null if it is not in doubt. */
  doubtedMs: v.nullable(v.number()),
  /** For how long Rollcall has run with the clock in doubt. */
  runMs: v.number(),
});
type ErasureTime = v.InferOutput<typeof ErasureTime>;

/**
 * The time by which data becomes due for erasure. A clock that starts in 2099, as with an empty battery, would make
 * everyone who has left due at once. So a clock that has jumped by more than 35 days is believed only after Rollcall
 * has run with it for seven days; until then, the last believed time holds. The clock of a machine that starts in 1970
 * is believed again as soon as a time server has put it right.
 */
export class ErasureClock {
  readonly #file: string;
  readonly #notify: (sentence: string) => void;
  #document: Document<ErasureTime> | null = null;
  #isSaved = false;
  /** The time since boot at the last check of this process. */
  #lookedUptimeMs: number | null = null;

  /**
   * @param folder the data folder.
   * @param notify called with a sentence when the clock becomes doubtful, and at the first check if it already is.
   */
  constructor(folder: string, notify: (sentence: string) => void) {
    this.#file = join(folder, 'erasure-time.json');
    this.#notify = notify;
  }

  /**
   * Checks the clock, and saves the result.
   * @param wallMs the clock; milliseconds since 1970, UTC.
   * @param uptimeMs the time since boot, including the time that the machine slept.
   * @returns the time up to which data is due; never later than `wallMs`.
   * @throws Fault `data-newer`, `data-damaged`, `disk-full`.
   */
  async now(wallMs = Date.now(), uptimeMs = uptime() * 1000): Promise<number> {
    const document = await this.#opened(wallMs);
    const isFirst = this.#lookedUptimeMs === null;
    const sinceLookMs = uptimeMs - (this.#lookedUptimeMs ?? uptimeMs);
    const ranMs = Math.min(Math.max(0, sinceLookMs), maxRunMs);
    this.#lookedUptimeMs = uptimeMs;
    const before = document.data;
    const after = afterLook(before, wallMs, ranMs);
    if (after.doubtedMs !== null && (isFirst || before.doubtedMs === null)) {
      const days = Math.round(Math.abs(wallMs - before.believedMs) / dayMs);
      this.#notify(
        `The clock of this machine has jumped by ${days} days. In case it is wrong, no data is erased until Rollcall has run with it for 7 days. If it is wrong, set it right.`,
      );
    }
    // A believed time may be a day old, so that an idle kiosk writes once a day.
    const isKnown =
      this.#isSaved &&
      after.doubtedMs === before.doubtedMs &&
      Math.abs(after.believedMs - before.believedMs) < dayMs;
    if (!isKnown) await this.#save(document, after);
    return Math.min(wallMs, after.believedMs);
  }

  async #save(document: Document<ErasureTime>, after: ErasureTime): Promise<void> {
    if (isReadingOnly(this.#file)) {
      Object.assign(document.data, after);
      return;
    }
    await document.replace(after);
    this.#isSaved = true;
  }

  async #opened(wallMs: number): Promise<Document<ErasureTime>> {
    if (this.#document === null) {
      const initial = { version: 1, believedMs: wallMs, doubtedMs: null, runMs: 0 } as const;
      this.#document = await openDocument<ErasureTime>(this.#file, ErasureTime, initial);
      this.#isSaved = this.#document.found;
    }
    return this.#document;
  }
}

/** The state after a further check. @param ranMs how long this process has run since the previous check. */
function afterLook(before: ErasureTime, wallMs: number, ranMs: number): ErasureTime {
  if (Math.abs(wallMs - before.believedMs) <= believedJumpMs) {
    return { version: 1, believedMs: wallMs, doubtedMs: null, runMs: 0 };
  }
  const { doubtedMs, believedMs } = before;
  const isSameClock =
    doubtedMs !== null && wallMs >= doubtedMs - toleranceMs && wallMs - doubtedMs <= believedJumpMs;
  const runMs = isSameClock ? before.runMs + ranMs : 0;
  if (runMs >= doubtMs) return { version: 1, believedMs: wallMs, doubtedMs: null, runMs: 0 };
  return { version: 1, believedMs, doubtedMs: wallMs, runMs };
}
