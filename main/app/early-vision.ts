import { isDeepStrictEqual } from 'node:util';
import { startVision, type Vision, type VisionOptions } from '../vision/client/client.js';
import { importedIds, readActiveText } from '../vision/model-files.js';

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
  readonly #filesThen: ModelFiles | null;

  private constructor(options: VisionOptions, filesThen: ModelFiles | null) {
    this.#folder = filesThen?.folder ?? null;
    this.#filesThen = filesThen;
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
    return new EarlyVision(options, await modelFilesOf(folder));
  }

  /** Whether the models in use are still those from before the start. Call it with the data folder open. */
  async hasRightModels(): Promise<boolean> {
    const filesNow = await modelFilesOf(this.#folder);
    if (isDeepStrictEqual(filesNow, this.#filesThen)) return true;
    return isDeepStrictEqual(await modelsOf(filesNow), await modelsOf(this.#filesThen));
  }
}

/** What decides which models a process loads. */
interface ModelFiles {
  readonly folder: string;
  /** As `readActiveText`. */
  readonly active: string | null;
  readonly imported: readonly string[];
}

async function modelFilesOf(folder: string | null): Promise<ModelFiles | null> {
  if (folder === null) return null;
  const [active, imported] = await Promise.all([readActiveText(folder), importedIds(folder)]);
  return { folder, active, imported };
}

/** What the process loads from a data folder. A damaged choice is one that equals only itself. */
async function modelsOf(files: ModelFiles | null): Promise<unknown> {
  if (files === null) return null;
  // Loaded when it is needed, which is rare: its library takes longer to load than the process takes to start.
  const { modelsIn } = await import('../vision/model-set.js');
  const { active, folder, imported } = files;
  try {
    return [modelsIn(active, folder), imported];
  } catch {
    return Symbol('damaged');
  }
}
