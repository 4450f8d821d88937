import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { Fault } from '../../../contract/fault.js';
import { readIfThere, writeAtomically } from '../../storage/atomic-file.js';
import type { Keychain } from '../../storage/key.js';

/**
 * Keeps the key in the data folder, in `key.keychain`, encrypted under a secret that the system's
 * keychain holds: the folder alone opens nothing. Faults: `key-missing` where the system has no
 * keychain that protects, or it does not give the secret; `data-damaged`.
 */
export function createKeychain(
  safeStorage: SafeStorage,
  folder: string,
  platform: NodeJS.Platform = process.platform,
): Keychain {
  const file = join(folder, 'key.keychain');

  async function mustProtect(): Promise<void> {
    if (platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') {
      throw new Fault(
        'key-missing',
        'This session has no keyring, and without one Electron’s key storage (basic_text) protects nothing; start Rollcall in a session with GNOME Keyring or KWallet, or give a passphrase in the environment variable ROLLCALL_PASSPHRASE.',
      );
    }
    if (!(await safeStorage.isAsyncEncryptionAvailable())) {
      throw new Fault(
        'key-missing',
        'The system’s keychain cannot be used; unlock it and start Rollcall again, or give a passphrase in the environment variable ROLLCALL_PASSPHRASE.',
      );
    }
  }

  async function save(key: Buffer): Promise<void> {
    await mustProtect();
    const sealed = await safeStorage.encryptStringAsync(key.toString('base64'));
    await writeAtomically(file, sealed, { mode: 0o600 });
  }

  return {
    save,
    load: async () => {
      const sealed = await readIfThere(file);
      if (sealed === null) return null;
      await mustProtect();
      const { result, shouldReEncrypt } = await opened(safeStorage, sealed, file);
      const key = Buffer.from(result, 'base64');
      if (key.length !== 32) {
        throw new Fault(
          'data-damaged',
          `The key in ${file} is damaged; put the file back from your copy. Nothing was changed.`,
        );
      }
      // The system has changed its secret, and the old one may go.
      if (shouldReEncrypt) await save(key);
      return key;
    },
  };
}

async function opened(
  safeStorage: SafeStorage,
  sealed: Buffer,
  file: string,
): Promise<{ result: string; shouldReEncrypt: boolean }> {
  try {
    return await safeStorage.decryptStringAsync(sealed);
  } catch (cause) {
    throw new Fault(
      'wrong-key',
      `The system’s keychain does not open ${file}: it is damaged, or was made on another computer or by another account. Nothing was changed.`,
      { cause },
    );
  }
}
