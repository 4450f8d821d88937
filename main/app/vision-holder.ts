import type { Notice } from '../../contract/notice.js';
import { startVision, type Vision, type VisionOptions } from '../vision/client/client.js';

/** The one inference process of an app: started when first needed, and reported when it restarts. */
export class VisionHolder {
  #vision: Vision | null = null;
  #isDown = false;

  constructor(
    private readonly options: VisionOptions,
    private readonly onNotice: (notice: Notice) => void,
  ) {}

  get(): Vision {
    this.#vision ??= startVision({
      ...this.options,
      onRestart: () => {
        this.#isDown = true;
        this.onNotice({ type: 'vision', state: 'restarting' });
      },
    });
    return this.#vision;
  }

  /** To be called after each frame that was answered: reports that the process is ready again. */
  answered(): void {
    if (!this.#isDown) return;
    this.#isDown = false;
    this.onNotice({ type: 'vision', state: 'ready' });
  }

  /** The next `get` starts another process. */
  async close(): Promise<void> {
    const vision = this.#vision;
    this.#vision = null;
    await vision?.close();
  }
}
