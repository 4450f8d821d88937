import { isDeepStrictEqual } from 'node:util';
import { importedIds } from '../vision/antispoof-models.js';
import { startVision, type Vision, type VisionOptions } from '../vision/client/client.js';
import { modelsInUse } from '../vision/model-set.js';

/**
 * An inference process that is started before the data folder is open, because loading the models and opening take
 * about as long. Until this program holds the lock of the folder, and while it opens the folder, the models in use
 * may change; `hasRightModels` says whether the process can stay.
 */
export class EarlyVision {
  readonly vision: Vision;
  /** As `VisionOptions.onRestart`. */
  onRestart: (reason: string) => void = () => undefined;
  readonly #folder: string | null;
  readonly #modelsThen: unknown;

  private constructor(options: VisionOptions, folder: string | null, modelsThen: unknown) {
    this.#folder = folder;
    this.#modelsThen = modelsThen;
    this.vision = startVision({
      ...options,
      onRestart: (reason) => {
        this.onRestart(reason);
      },
    });
  }

  /** Starts the process. */
  static async start(options: VisionOptions): Promise<EarlyVision> {
    const folder = options.models?.folder ?? null;
    // Before the process reads them too, so that no change is missed.
    return new EarlyVision(options, folder, await modelsOf(folder));
  }

  /** Whether the models in use are still those from before the start. Call it with the data folder open. */
  async hasRightModels(): Promise<boolean> {
    return isDeepStrictEqual(await modelsOf(this.#folder), this.#modelsThen);
  }
}

/** What the process loads from a data folder. A damaged choice is one that equals only itself. */
async function modelsOf(folder: string | null): Promise<unknown> {
  if (folder === null) return null;
  const inUse = await modelsInUse(folder).catch(() => Symbol('damaged'));
  return [inUse, await importedIds(folder)];
}
