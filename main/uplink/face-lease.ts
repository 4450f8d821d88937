import * as v from 'valibot';
import type { Settings } from '../../contract/calls/settings.js';

const dayMs = 86_400_000;
/** How often the lease is saved, in ms. A crash may lose this much running time. */
const saveMs = 600_000;

export const StoredLease = v.object({
  version: v.literal(1),
  /** Wall clock at the hub's last answer, and the highest that was seen since, in ms since 1970. */
  answeredMs: v.number(),
  highestMs: v.number(),
  /** How long Rollcall has run since that answer, in ms. */
  ranMs: v.number(),
});
export type StoredLease = v.InferOutput<typeof StoredLease>;

/** The lease of a kiosk whose hub has just answered. @param nowMs wall clock. */
function newLease(nowMs = Date.now()): StoredLease {
  return { version: 1, answeredMs: nowMs, highestMs: nowMs, ranMs: 0 };
}

/**
 * Whether this kiosk may still recognise faces. Without an answer of its hub for the days that the site has set (two
 * weeks, longer than a usual closure, unless it says otherwise) it cannot know who was suspended or erased, or whether
 * it was stolen; then people clock in by PIN. The time is the longer of the wall clock's and the running time. So a
 * clock that is put back does not prolong the lease while the kiosk runs, and the highest time seen before still
 * counts.
 */
export class FaceLease {
  #lease: StoredLease | null = null;
  #hasHub = false;
  #tickedMs = 0;
  /** When it was last saved, or when saving was last tried. */
  #savedMs = -Infinity;
  /** True once the disk has a lease of this hub. */
  #isKept = false;

  /**
   * @param save keeps the lease over a restart.
   * @param settings read each time, so that a change counts at once.
   */
  constructor(
    private readonly save: (lease: StoredLease) => Promise<void>,
    private readonly settings: Pick<Settings, 'faceLeaseDays'>,
  ) {}

  /** Begins with a hub. @param stored null if it was lost: then the hub must answer first. */
  begin(stored: StoredLease | null, uptimeMs = performance.now()): void {
    this.#hasHub = true;
    this.#lease = stored;
    this.#isKept = stored !== null;
    this.#tickedMs = uptimeMs;
  }

  /** There is no hub, and no lease. */
  end(): void {
    this.#hasHub = false;
    this.#lease = null;
    this.#isKept = false;
  }

  /** The hub answered. The first answer's lease is on the disk when this is done. @throws Fault as `save`. */
  async answered(nowMs = Date.now(), uptimeMs = performance.now()): Promise<void> {
    this.#hasHub = true;
    this.#lease = newLease(nowMs);
    this.#tickedMs = uptimeMs;
    if (this.#isKept) await this.#saveSometimes(uptimeMs);
    else await this.#saveNow(this.#lease, uptimeMs);
  }

  /** Call it often. @throws Fault as `save`. */
  async tick(nowMs = Date.now(), uptimeMs = performance.now()): Promise<void> {
    if (this.#lease === null) return;
    const { highestMs, ranMs } = this.#lease;
    const passedMs = Math.max(0, uptimeMs - this.#tickedMs);
    this.#tickedMs = uptimeMs;
    const higherMs = Math.max(highestMs, nowMs);
    this.#lease = { ...this.#lease, highestMs: higherMs, ranMs: ranMs + passedMs };
    await this.#saveSometimes(uptimeMs);
  }

  /** True if faces must not be recognised any more. */
  get isOver(): boolean {
    if (!this.#hasHub) return false;
    if (this.#lease === null) return true;
    const { answeredMs, highestMs, ranMs } = this.#lease;
    return Math.max(highestMs - answeredMs, ranMs) > this.settings.faceLeaseDays * dayMs;
  }

  async #saveSometimes(uptimeMs: number): Promise<void> {
    if (this.#lease === null || uptimeMs - this.#savedMs < saveMs) return;
    await this.#saveNow(this.#lease, uptimeMs);
  }

  async #saveNow(lease: StoredLease, uptimeMs: number): Promise<void> {
    this.#savedMs = uptimeMs;
    await this.save(lease);
    this.#isKept = true;
  }
}
