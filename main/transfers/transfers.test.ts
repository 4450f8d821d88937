import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { maxChunkBytes } from '../../contract/calls/transfers.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { Transfers } from './transfers.js';

test('an upload arrives in pieces, and can be used when it is complete', async () => {
  const transfers = new Transfers(await temporaryFolder());
  const id = await transfers.begin('../../Ada Lovelace.JPG', 6);
  await transfers.append(id, new Uint8Array([1, 2, 3]));
  expect(() => transfers.uploaded(id)).toThrow(/did not arrive completely/);
  await transfers.append(id, new Uint8Array([4, 5, 6]));
  const { name, path } = transfers.uploaded(id);
  expect(name).toBe('../../Ada Lovelace.JPG');
  expect(path).toMatch(/transfers.[0-9a-f-]{36}\.jpg$/);
  expect([...(await readFile(path))]).toEqual([1, 2, 3, 4, 5, 6]);
  await expect(transfers.append(id, new Uint8Array([7]))).rejects.toMatchObject({
    code: 'invalid-input',
  });
  await transfers.drop(id);
  expect(existsSync(path)).toBe(false);
});

test('a download is read in pieces, and erased after the last', async () => {
  const folder = await temporaryFolder();
  const transfers = new Transfers(folder);
  const file = await transfers.newFile();
  await writeFile(file, new Uint8Array(maxChunkBytes + 5).fill(7));
  const { downloadId, sizeBytes } = await transfers.offer(file, 'march.csv');
  expect(sizeBytes).toBe(maxChunkBytes + 5);
  const first = await transfers.read(downloadId, 0);
  expect([first.data.length, first.isLast]).toEqual([maxChunkBytes, false]);
  const last = await transfers.read(downloadId, maxChunkBytes);
  expect([last.data.length, last.isLast]).toEqual([5, true]);
  await expect(transfers.read(downloadId, 0)).rejects.toMatchObject({ code: 'not-found' });
  expect(await readdir(join(folder, 'transfers'))).toEqual([]);
});

test('files of an earlier run are erased', async () => {
  const folder = await temporaryFolder();
  const before = new Transfers(folder);
  await before.begin('photo.jpg', 10);
  const after = new Transfers(folder);
  await after.begin('photo.jpg', 10);
  expect(await readdir(join(folder, 'transfers'))).toHaveLength(1);
  await after.close();
  expect(existsSync(join(folder, 'transfers'))).toBe(false);
});
