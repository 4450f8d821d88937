import { Fault } from '../../contract/fault.js';
import type { Notice } from '../../contract/notice.js';
import { startVision, type Vision, type VisionOptions } from '../vision/client/client.js';

/** The inference process of an app: started when first needed. Its restarts are reported as notices. */
export class VisionHolder {
  #vision: Vision | null = null;
  #isRestarting = false;

  /** @param isOff whether recognition stays off, so that every use of it is refused. */
  constructor(
    private readonly options: VisionOptions,
    private readonly onNotice: (notice: Notice) => void,
    private readonly isOff = false,
  ) {}

  /** @throws Fault `vision-died` if recognition is off. */
  get(): Vision {
    if (this.isOff) {
      throw new Fault(
        'vision-died',
        'Face recognition is off, because Rollcall ended unexpectedly several times within ten minutes. PINs work. Restart Rollcall later; if it goes on, "rollcall support" collects what helps to find the fault.',
      );
    }
    this.#vision ??= startVision({
      ...this.options,
      onRestart: () => {
        this.#isRestarting = true;
        this.onNotice({ type: 'vision', state: 'restarting' });
      },
    });
    return this.#vision;
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
    await vision?.close();
  }
}
