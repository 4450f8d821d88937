import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/*
 * Where the models of a data folder are. Separate from model-set.ts, whose library for schemas takes longer to load
 * than a command takes to start the inference process.
 */

/** The models to load. A missing id means the model in use, `bundled` the default one. */
export interface ModelChoice {
  /** The data folder; null if there are only the bundled models. */
  readonly folder: string | null;
  readonly embedding?: string | undefined;
  readonly detector?: string | undefined;
  /** Missing: all imported anti-spoofing nets. */
  readonly antispoof?: string | undefined;
}

export const bundledOnly: ModelChoice = { folder: null };

/** Folder of a model until it has passed its trial. */
export const stagingId = 'staging';

/** The folder of an imported model. */
export function modelFolder(folder: string, id: string): string {
  return join(folder, 'models', id);
}

/** File name of an imported embedding net, beside its profile. */
export const embeddingFile = 'embedding.onnx';

/** The file that says which models are in use. */
export function activeModelsFile(folder: string): string {
  return join(folder, 'models', 'active.json');
}

/** The text of that file; null without it. */
export function readActiveText(folder: string): Promise<string | null> {
  return readFile(activeModelsFile(folder), 'utf8').catch(() => null);
}

/** IDs of the imported models, sorted. */
export async function importedIds(folder: string): Promise<string[]> {
  const entries = await readdir(join(folder, 'models'), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== stagingId)
    .map(({ name }) => name)
    .sort();
}
