import type { OtherDoors } from '../attendance/punch/other-doors.js';
import type { LinkFiles } from './link-files.js';

/**
 * Pause after the list of punches was saved, in ms for each of them, so that a long one does not keep the disk busy: 20
 * punches can be saved 25 times in a second, and 45,000 of them (13 MB) every 90 s.
 */
const pauseMsEach = 2;

/**
 * Keeps the punches of other doors over a restart. A kiosk that is killed may lose the latest of them: the hub gives all of
 * them again with its first answer, and until then directions are flagged as assumed.
 */
export class KeptDoors {
  #isKept = true;
  #nextMs = 0;

  constructor(
    private readonly files: Pick<LinkFiles, 'keepDoors'>,
    private readonly doors: Pick<OtherDoors, 'all'>,
  ) {}

  /** Punches were added or forgotten. */
  changed(): void {
    this.#isKept = false;
  }

  /** Saves the punches if they were changed, and the last time is long enough ago. @throws Fault as `save`. */
  async saveSometimes(nowMs = performance.now()): Promise<void> {
    if (nowMs >= this.#nextMs) await this.save(nowMs);
  }

  /** Saves the punches at once if they were changed. @throws Fault as `LinkFiles.keepDoors`. */
  async save(nowMs = performance.now()): Promise<void> {
    if (this.#isKept) return;
    const { all } = this.doors;
    this.#nextMs = nowMs + all.length * pauseMsEach;
    // What comes while it is saved is not in `all`.
    this.#isKept = true;
    try {
      await this.files.keepDoors(all);
    } catch (error) {
      this.#isKept = false;
      throw error;
    }
  }
}
