import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { readIfExists, writeAtomically } from '../../storage/atomic-file.js';
import type { Place } from '../../storage/second-place.js';

/**
 * A second place for the heads of the logs, encrypted with a secret from the system's keychain, so that other programs
 * cannot replace it. Electron gives no access to the keychain itself.
 * @param folder where the system keeps this program's files; not the data folder.
 * @param data path of the data folder. Each data folder has its own file.
 * @returns undefined if the system has no secure keychain.
 */
export async function keychainPlace(
  safeStorage: SafeStorage,
  folder: string,
  data: string,
  platform: NodeJS.Platform = process.platform,
): Promise<Place | undefined> {
  const isPlainText =
    platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
  if (isPlainText || !(await safeStorage.isAsyncEncryptionAvailable())) return undefined;
  const id = createHash('sha256').update(data).digest('hex').slice(0, 16);
  const path = join(folder, `heads-${id}.keychain`);
  return {
    kind: 'keychain',
    path,
    load: async () => {
      const sealed = await readIfExists(path);
      return sealed === null ? null : (await safeStorage.decryptStringAsync(sealed)).result;
    },
    save: async (text) => {
      await mkdir(folder, { recursive: true });
      await writeAtomically(path, await safeStorage.encryptStringAsync(text));
    },
  };
}
