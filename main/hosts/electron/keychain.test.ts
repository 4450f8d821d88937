import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openKey } from '../../storage/key.js';
import { createKeychain } from './keychain.js';
import { safeStorage } from './testing/electron-stub.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keychain-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const nothingSealed = { sealedFilesExist: false };

function keychain(changes: Partial<SafeStorage> = {}, platform: NodeJS.Platform = 'linux') {
  return createKeychain({ ...safeStorage, ...changes }, folder, platform);
}

const unprotected: Partial<SafeStorage> = { getSelectedStorageBackend: () => 'basic_text' };

test('a key is created once and loaded again, and no file contains it unencrypted', async () => {
  const key = await openKey(folder, { keychain: keychain(), ...nothingSealed });
  expect(key).toHaveLength(32);
  expect(await readdir(folder)).toEqual(['key.keychain']);
  const file = await readFile(join(folder, 'key.keychain'));
  expect(file.includes(key)).toBe(false);
  expect(file.toString()).not.toContain(key.toString('base64'));
  expect(await openKey(folder, { keychain: keychain(), sealedFilesExist: true })).toEqual(key);
});

test.skipIf(process.platform === 'win32')('no one else can read the file', async () => {
  await keychain().save(Buffer.alloc(32, 1));
  expect((await stat(join(folder, 'key.keychain'))).mode & 0o777).toBe(0o600);
});

test('an insecure keyring is refused, and no key is written', async () => {
  await expect(
    openKey(folder, { keychain: keychain(unprotected), ...nothingSealed }),
  ).rejects.toMatchObject({
    code: 'key-missing',
    message: expect.stringMatching(/no keyring.*ROLLCALL_PASSPHRASE/) as string,
  });
  expect(await readdir(folder)).toEqual([]);
});

test('a passphrase or a key file needs no keyring', async () => {
  const none = keychain(unprotected);
  await openKey(folder, { passphrase: 'at eight', keychain: none, ...nothingSealed });
  expect(await readdir(folder)).toEqual(['key.json']);
  await rm(join(folder, 'key.json'));
  const key = await openKey(folder, nothingSealed);
  expect(await openKey(folder, { keychain: none, sealedFilesExist: true })).toEqual(key);
  expect(await readdir(folder)).toEqual(['key']);
});

test('no new key is created for templates that were sealed with a lost one', async () => {
  await expect(
    openKey(folder, { keychain: keychain(), sealedFilesExist: true }),
  ).rejects.toMatchObject({ code: 'key-missing' });
  expect(await readdir(folder)).toEqual([]);
});

test('the kind of keyring is checked on Linux only', async () => {
  const asks = {
    getSelectedStorageBackend: () => {
      throw new Error('only exists on Linux');
    },
  };
  const key = Buffer.alloc(32, 7);
  await keychain(asks, 'darwin').save(key);
  expect(await keychain(asks, 'win32').load()).toEqual(key);
});

test('a locked keychain is reported', async () => {
  const locked = keychain({ isAsyncEncryptionAvailable: () => Promise.resolve(false) });
  await expect(locked.save(Buffer.alloc(32))).rejects.toMatchObject({ code: 'key-missing' });
});

test('a file that the keychain cannot decrypt is not changed', async () => {
  const file = join(folder, 'key.keychain');
  await writeFile(file, 'from another computer');
  await expect(keychain().load()).rejects.toMatchObject({
    code: 'wrong-key',
    message: expect.stringContaining(file) as string,
  });
  expect(await readFile(file, 'utf8')).toBe('from another computer');
});

test('a key of the wrong length is reported as damaged', async () => {
  await keychain().save(Buffer.alloc(31, 1));
  await expect(keychain().load()).rejects.toMatchObject({ code: 'data-damaged' });
});

test('the key is encrypted again if the system has a new secret', async () => {
  const key = Buffer.alloc(32, 9);
  await keychain().save(key);
  const changed = keychain({
    decryptStringAsync: () =>
      Promise.resolve({ result: key.toString('base64'), shouldReEncrypt: true }),
    encryptStringAsync: () => Promise.resolve(Buffer.from('under the new secret')),
  });
  expect(await changed.load()).toEqual(key);
  expect(await readFile(join(folder, 'key.keychain'), 'utf8')).toBe('under the new secret');
});
