import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { Fault } from '../../../contract/fault.js';
import { readIfExists, writeAtomically } from '../../storage/atomic-file.js';
import type { Keychain } from '../../storage/key.js';

/**
 * Stores the key in `key.keychain` of the data folder, encrypted with a secret from the system's
 * keychain, so that a copy of the folder cannot be decrypted elsewhere. Faults: `key-missing` if the
 * system has no secure keychain or it is locked; `wrong-key`; `data-damaged`.
 */
export function createKeychain(
  safeStorage: SafeStorage,
  folder: string,
  platform: NodeJS.Platform = process.platform,
): Keychain {
  const file = join(folder, 'key.keychain');

  async function requireKeychain(): Promise<void> {
    if (platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') {
      throw new Fault(
        'key-missing',
        'This desktop session has no keyring, so the key cannot be protected. Start Rollcall in a session with GNOME Keyring or KWallet, or set a passphrase in the environment variable ROLLCALL_PASSPHRASE.',
      );
    }
    if (!(await safeStorage.isAsyncEncryptionAvailable())) {
      throw new Fault(
        'key-missing',
        'The system’s keychain is locked or not available. Unlock it and restart Rollcall, or set a passphrase in the environment variable ROLLCALL_PASSPHRASE.',
      );
    }
  }

  async function save(key: Buffer): Promise<void> {
    await requireKeychain();
    const sealed = await safeStorage.encryptStringAsync(key.toString('base64'));
    await writeAtomically(file, sealed, { mode: 0o600 });
  }

  return {
    save,
    load: async () => {
      const sealed = await readIfExists(file);
      if (sealed === null) return null;
      await requireKeychain();
      const { result, shouldReEncrypt } = await decrypt(safeStorage, sealed, file);
      const key = Buffer.from(result, 'base64');
      if (key.length !== 32) {
        throw new Fault(
          'data-damaged',
          `The key in ${file} is damaged. Restore the file from a copy. Nothing was changed.`,
        );
      }
      // The system has a new secret and may discard the old one.
      if (shouldReEncrypt) await save(key);
      return key;
    },
  };
}

async function decrypt(
  safeStorage: SafeStorage,
  sealed: Buffer,
  file: string,
): Promise<{ result: string; shouldReEncrypt: boolean }> {
  try {
    return await safeStorage.decryptStringAsync(sealed);
  } catch (cause) {
    throw new Fault(
      'wrong-key',
      `The system’s keychain cannot decrypt ${file}. The file is damaged, or belongs to another computer or user. Nothing was changed.`,
      { cause },
    );
  }
}
