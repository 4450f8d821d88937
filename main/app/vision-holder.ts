import { Fault } from '../../contract/fault.js';
import type { Notice } from '../../contract/notice.js';
import { startVision, type Vision, type VisionOptions } from '../vision/client/client.js';
import { EarlyVision } from './early-vision.js';

/** The inference process of an app: started when first needed. Its restarts are reported as notices. */
export class VisionHolder {
  #vision: Vision | null = null;
  /** The process while it is not known yet whether it loads the right models. */
  #early: EarlyVision | null = null;
  #isRestarting = false;

  /**
   * @param isOff whether recognition stays off, so that every use of it is refused.
   * @param early a process that was started before the app.
   */
  constructor(
    private readonly options: VisionOptions,
    private readonly onNotice: (notice: Notice) => void,
    private readonly isOff = false,
    early: EarlyVision | null = null,
  ) {
    if (early !== null) this.#take(early);
  }

  /** @throws Fault `vision-died` if recognition is off. */
  get(): Vision {
    if (this.isOff) {
      throw new Fault(
        'vision-died',
        'Face recognition is off, because Rollcall ended unexpectedly several times within ten minutes. PINs work. Restart Rollcall later. If this happens again, run "rollcall support" to collect what helps to find the fault.',
      );
    }
    this.#vision ??= startVision({
      ...this.options,
      onRestart: () => {
        this.#reportRestart();
      },
    });
    return this.#vision;
  }

  /**
   * Opens the data folder, beside the start of the process if faces are needed at once.
   * @throws the error of `open`.
   */
  async whileOpening<Opened>(isNeeded: boolean, open: () => Promise<Opened>): Promise<Opened> {
    if (isNeeded && !this.isOff && this.#vision === null) {
      // A process that cannot be started must not keep the folder closed: PINs work without it, and `get` tries again.
      const early = await EarlyVision.start(this.options).catch(() => null);
      if (early !== null) this.#take(early);
    }
    try {
      const opened = await open();
      if ((await this.#early?.hasRightModels()) === false) await this.close();
      return opened;
    } catch (error) {
      // Another program may have the folder, and change its models.
      if (this.#early !== null) await this.close();
      throw error;
    } finally {
      this.#early = null;
    }
  }

  /** Whether the process runs; `idle` before it was needed. */
  get state(): 'idle' | 'running' | 'restarting' | 'off' {
    if (this.isOff) return 'off';
    if (this.#isRestarting) return 'restarting';
    return this.#vision === null ? 'idle' : 'running';
  }

  /** Call it after each analysed frame: after a restart, reports that the process is ready again. */
  reportReady(): void {
    if (!this.#isRestarting) return;
    this.#isRestarting = false;
    this.onNotice({ type: 'vision', state: 'ready' });
  }

  /** Ends the process; the next `get` starts another one. */
  async close(): Promise<void> {
    const vision = this.#vision;
    this.#vision = null;
    this.#early = null;
    await vision?.close();
  }

  #take(early: EarlyVision): void {
    early.onRestart = () => {
      this.#reportRestart();
    };
    this.#early = early;
    this.#vision = early.vision;
  }

  #reportRestart(): void {
    this.#isRestarting = true;
    this.onNotice({ type: 'vision', state: 'restarting' });
  }
}
