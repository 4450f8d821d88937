import { join } from 'node:path';
import { readIfExists } from '../storage/atomic-file.js';
import { loadHead } from '../storage/log-head.js';
import { SealedFolder } from '../storage/sealed-folder.js';

const documents = ['people.json', 'accounts.json', 'settings.json'];

/** Whether any file of a data folder was authenticated, so that the folder had a state file before. */
export async function hadSiteState(folder: string, key: Uint8Array): Promise<boolean> {
  for (const log of ['journal', 'audit']) {
    const files = new SealedFolder(join(folder, log), key);
    const head = await loadHead({
      loadHead: () => files.get('head'),
      saveHead: () => Promise.resolve(),
    });
    if (typeof head === 'object' && head?.macsAfter !== undefined) return true;
  }
  for (const name of documents) {
    const bytes = await readIfExists(join(folder, name));
    if (bytes !== null && hasProof(bytes.toString('utf8'))) return true;
  }
  return false;
}

function hasProof(text: string): boolean {
  try {
    return Object.hasOwn(JSON.parse(text) as object, 'proof');
  } catch {
    return false;
  }
}
