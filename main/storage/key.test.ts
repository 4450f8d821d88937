import { chmod, cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openKey } from './key.js';
import { faultOf } from './testing/fault.js';
import { temporaryFolder } from './testing/folder.js';

const onWindows = process.platform === 'win32';
const nothingSealed = { sealedFilesExist: false };

async function modeOf(file: string): Promise<number> {
  return (await stat(file)).mode & 0o777;
}

/** A folder with a key from a passphrase, which takes about half a second to make. */
let made: string;
let madeKey: Buffer;

beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'rollcall-key-'));
  madeKey = await openKey(made, { passphrase: 'früh um acht', sealedFilesExist: false });
  return () => rm(made, { recursive: true });
});

/** A copy of that folder. */
async function withPassphrase(): Promise<{ folder: string; key: Buffer; file: string }> {
  const folder = await temporaryFolder();
  await cp(made, folder, { recursive: true });
  return { folder, key: madeKey, file: join(folder, 'key.json') };
}

test('a key is created on first use and stays the same', async () => {
  const folder = await temporaryFolder();
  const key = await openKey(folder, nothingSealed);
  expect(key).toHaveLength(32);
  expect(await openKey(folder, { sealedFilesExist: true })).toEqual(key);
  expect(await openKey(await temporaryFolder(), nothingSealed)).not.toEqual(key);
});

test.skipIf(onWindows)('only the owner can read the created key file', async () => {
  const folder = await temporaryFolder();
  await openKey(folder, nothingSealed);
  expect(await modeOf(join(folder, 'key'))).toBe(0o600);
});

test.skipIf(onWindows).each([0o640, 0o604, 0o620])(
  'a key file of mode %o is refused until its mode is changed',
  async (mode) => {
    const folder = await temporaryFolder();
    const file = join(folder, 'key');
    const key = await openKey(folder, nothingSealed);
    await chmod(file, mode);
    const fault = await faultOf(() => openKey(folder, nothingSealed));
    expect(fault.code).toBe('wrong-key');
    expect(fault.message).toContain(file);
    expect(fault.message).toContain(mode.toString(8));
    expect(await modeOf(file)).toBe(mode);
    await chmod(file, 0o600);
    expect(await openKey(folder, nothingSealed)).toEqual(key);
  },
);

test.each([
  ['empty', ''],
  ['incomplete', Buffer.alloc(24, 7).toString('base64')],
  ['too long', Buffer.alloc(40, 7).toString('base64')],
  ['with a character that is not base64', `!${Buffer.alloc(32, 7).toString('base64')}`],
])('a key file that is %s is reported as damaged and not changed', async (_, text) => {
  const folder = await temporaryFolder();
  const file = join(folder, 'key');
  await writeFile(file, text, { mode: 0o600 });
  const fault = await faultOf(() => openKey(folder, nothingSealed));
  expect(fault.code).toBe('data-damaged');
  expect(fault.message).toContain(file);
  expect(await readFile(file, 'utf8')).toBe(text);
});

test('if templates are sealed, a missing key is not replaced', async () => {
  const folder = await temporaryFolder();
  for (const passphrase of [undefined, 'früh um acht']) {
    const fault = await faultOf(() => openKey(folder, { passphrase, sealedFilesExist: true }));
    expect(fault.code).toBe('key-missing');
    expect(fault.message).toContain(join(folder, 'key'));
  }
  await expect(stat(join(folder, 'key'))).rejects.toThrow('ENOENT');
  await expect(stat(join(folder, 'key.json'))).rejects.toThrow('ENOENT');
});

test('the right passphrase gives the same key in every Unicode normal form', async () => {
  const { folder, key } = await withPassphrase();
  for (const form of ['NFC', 'NFD']) {
    const passphrase = 'früh um acht'.normalize(form);
    expect(await openKey(folder, { passphrase, sealedFilesExist: true })).toEqual(key);
  }
});

test('neither the key nor the passphrase is in a file', async () => {
  const { folder, key, file } = await withPassphrase();
  const text = await readFile(file, 'utf8');
  expect(text).not.toContain('acht');
  expect(text).not.toContain(key.toString('base64'));
  await expect(stat(join(folder, 'key'))).rejects.toThrow('ENOENT');
});

test('a wrong passphrase is refused, and changes nothing', async () => {
  const { folder, file } = await withPassphrase();
  const before = await readFile(file, 'utf8');
  const options = { passphrase: 'früh um neun', sealedFilesExist: true };
  expect((await faultOf(() => openKey(folder, options))).code).toBe('wrong-key');
  expect(await readFile(file, 'utf8')).toBe(before);
});

test('without the passphrase the key is missing, and no key file is created', async () => {
  const { folder } = await withPassphrase();
  const fault = await faultOf(() => openKey(folder, nothingSealed));
  expect(fault.code).toBe('key-missing');
  expect(fault.message).toContain('ROLLCALL_PASSPHRASE');
  await expect(stat(join(folder, 'key'))).rejects.toThrow('ENOENT');
});

test('the same passphrase gives a different key in another folder', async () => {
  const { key, folder, file } = await withPassphrase();
  await rm(file);
  const options = { passphrase: 'früh um acht', sealedFilesExist: false };
  expect(await openKey(folder, options)).not.toEqual(key);
});

test.each([
  ['not JSON', () => '{'],
  ['of a newer version', (text: string) => text.replace('"version": 1', '"version": 2')],
  ['without its salt', (text: string) => text.replace('"salt"', '"salz"')],
  ['of a cost that needs too much memory', (text: string) => text.replace('131072', '1073741824')],
  ['of a cost that scrypt does not support', (text: string) => text.replace('131072', '131071')],
])('key parameters that are %s are reported as damaged and not changed', async (_, damage) => {
  const { folder, file } = await withPassphrase();
  const damaged = damage(await readFile(file, 'utf8'));
  await writeFile(file, damaged);
  const options = { passphrase: 'früh um acht', sealedFilesExist: true };
  const fault = await faultOf(() => openKey(folder, options));
  expect(fault.code).toBe('data-damaged');
  expect(fault.message).toContain(file);
  expect(await readFile(file, 'utf8')).toBe(damaged);
});
