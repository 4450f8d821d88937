import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { expect, test } from 'vitest';
import { newSite, punch } from '../../app/testing/attacked-site.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { keychainPlace } from './keychain-place.js';
import { safeStorage } from './testing/electron-stub.js';

const placeIn = (folder: string, data: string, changes: Partial<SafeStorage> = {}) =>
  keychainPlace({ ...safeStorage, ...changes }, folder, data, 'linux');

test('what was saved is read back, it is encrypted, and each data folder has its own', async () => {
  const folder = join(await temporaryFolder(), 'not made yet');
  const place = (await placeIn(folder, '/data/one'))!;
  expect(place.kind).toBe('keychain');
  expect(await place.load()).toBe(null);
  await place.save('{"heads":1}');
  expect(await place.load()).toBe('{"heads":1}');
  expect(await (await placeIn(folder, '/data/one'))!.load()).toBe('{"heads":1}');
  expect(await (await placeIn(folder, '/data/two'))!.load()).toBe(null);
  const [file] = await readdir(folder);
  expect(await readFile(join(folder, file!), 'utf8')).not.toContain('heads');
});

test('without a secure keychain there is no second place', async () => {
  const folder = await temporaryFolder();
  const plain = await placeIn(folder, '/data', { getSelectedStorageBackend: () => 'basic_text' });
  const none = await placeIn(folder, '/data', {
    isAsyncEncryptionAvailable: () => Promise.resolve(false),
  });
  expect([plain, none]).toEqual([undefined, undefined]);
  // Other systems have no such backend.
  const other = await keychainPlace(
    { ...safeStorage, getSelectedStorageBackend: () => 'basic_text' },
    folder,
    '/data',
    'darwin',
  );
  expect(other?.kind).toBe('keychain');
});

test('an older copy of the whole data folder is noticed with it', async () => {
  const site = await newSite();
  const systemPlace = (await placeIn(site.elsewhere, site.data))!;
  const list = () => site.use((api) => api['people.list']({}), { systemPlace });
  await list();
  expect((await list()).notices).toEqual([]);
  const copy = await site.copy();
  await site.use((api) => punch(api, '2026-03-03T08:00'), { systemPlace });
  await rm(site.data, { recursive: true });
  await rename(copy, site.data);
  expect((await list()).notices.join()).toContain('The data folder was replaced by an older copy');
});

test('a changed file is noticed', async () => {
  const site = await newSite();
  const systemPlace = (await placeIn(site.elsewhere, site.data))!;
  const list = () => site.use((api) => api['people.list']({}), { systemPlace });
  await list();
  await writeFile(systemPlace.path, await safeStorage.encryptStringAsync('{}'));
  expect((await list()).notices.join()).toContain(systemPlace.path);
});
