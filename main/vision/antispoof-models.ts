import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelProfile, type AntispoofProfile } from '../../contract/calls/models.js';
import { importedIds, modelFolder, type ModelChoice } from './model-files.js';
import { parseJson } from './model-set.js';

/** File name of an imported anti-spoofing net, beside its profile. */
export const antispoofFile = 'antispoof.onnx';

/**
 * The anti-spoofing nets to load: all that were imported, or the chosen one. A net whose profile is damaged is
 * left out; opening the data folder reports it.
 */
export async function antispoofNets({
  folder,
  antispoof,
}: Pick<ModelChoice, 'folder' | 'antispoof'>): Promise<AntispoofProfile[]> {
  if (folder === null || antispoof === 'none') return [];
  const ids = antispoof === undefined ? await importedIds(folder) : [antispoof];
  const profiles = await Promise.all(ids.map((id) => readProfileOf(folder, id)));
  return profiles.filter((profile) => profile?.kind === 'antispoof');
}

async function readProfileOf(folder: string, id: string): Promise<ModelProfile | null> {
  const file = join(modelFolder(folder, id), 'profile.json');
  const text = await readFile(file, 'utf8').catch(() => null);
  const parsed = text === null ? null : parseJson(ModelProfile, text);
  return parsed?.success === true ? parsed.output : null;
}
