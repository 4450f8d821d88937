import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { eventually } from '../base/testing/eventually.js';
import { maxChunkBytes } from '../../contract/calls/transfers.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { noSmallDisk, smallDisk } from '../storage/testing/small-disk.js';
import { TransferFolder } from './transfer-folder.js';
import type { Transfers } from './transfers.js';

/** The transfers of a new session, and a function that ends it. */
function openFor(folder: TransferFolder): { transfers: Transfers; signOut: () => void } {
  const callbacks: (() => void)[] = [];
  const transfers = folder.openFor({ onSignOut: (callback) => callbacks.push(callback) });
  return {
    transfers,
    signOut: () => {
      for (const callback of callbacks) callback();
    },
  };
}

test('an upload arrives in pieces, and can be used when it is complete', async () => {
  const { transfers } = openFor(new TransferFolder(await temporaryFolder()));
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

test('a piece that did not fit on the disk can be sent again', async ({ skip }) => {
  skip(noSmallDisk !== null, noSmallDisk ?? '');
  const disk = smallDisk();
  const { transfers } = openFor(new TransferFolder(disk.folder));
  const data = new Uint8Array(200_000).map((_zero, index) => index % 251);
  const id = await transfers.begin('photos.zip', data.length);
  await transfers.append(id, data.subarray(0, 1000));
  disk.fill();
  await expect(transfers.append(id, data.subarray(1000))).rejects.toMatchObject({
    code: 'disk-full',
  });
  disk.free();
  await transfers.append(id, data.subarray(1000));
  expect((await readFile(transfers.uploaded(id).path)).equals(data)).toBe(true);
});

test('a download is read in pieces, and erased after the last', async () => {
  const folder = await temporaryFolder();
  const { transfers } = openFor(new TransferFolder(folder));
  const { file, written } = await transfers.create('march.csv', async (path) => {
    await writeFile(path, new Uint8Array(maxChunkBytes + 5).fill(7));
    return 'text';
  });
  expect(written).toBe('text');
  const { downloadId, sizeBytes } = file;
  expect(sizeBytes).toBe(maxChunkBytes + 5);
  const first = await transfers.read(downloadId, 0);
  expect([first.data.length, first.isLast]).toEqual([maxChunkBytes, false]);
  const last = await transfers.read(downloadId, maxChunkBytes);
  expect([last.data.length, last.isLast]).toEqual([5, true]);
  await expect(transfers.read(downloadId, 0)).rejects.toMatchObject({ code: 'not-found' });
  expect(await readdir(join(folder, 'transfers'))).toEqual([]);
});

test('a file that cannot be written completely is erased', async () => {
  const folder = await temporaryFolder();
  const { transfers } = openFor(new TransferFolder(folder));
  const full = new Error('no space left');
  const writing = transfers.create('march.csv', async (path) => {
    await writeFile(path, 'half');
    throw full;
  });
  await expect(writing).rejects.toBe(full);
  expect(await readdir(join(folder, 'transfers'))).toEqual([]);
});

test('files of an earlier run are erased', async () => {
  const folder = await temporaryFolder();
  await openFor(new TransferFolder(folder)).transfers.begin('photo.jpg', 10);
  const after = new TransferFolder(folder);
  await openFor(after).transfers.begin('photo.jpg', 10);
  expect(await readdir(join(folder, 'transfers'))).toHaveLength(1);
  await after.close();
  expect(existsSync(join(folder, 'transfers'))).toBe(false);
});

test('uploads and downloads cannot be used by another session', async () => {
  const folder = await temporaryFolder();
  const shared = new TransferFolder(folder);
  const { transfers } = openFor(shared);
  const other = openFor(shared).transfers;
  const id = await transfers.begin('photo.jpg', 3);
  const data = new Uint8Array([1, 2, 3]);
  await expect(other.append(id, data)).rejects.toMatchObject({ code: 'not-found' });
  await transfers.append(id, data);
  expect(() => other.uploaded(id)).toThrow(/no longer exists/);
  expect(() => other.take(id)).toThrow(/no longer exists/);
  await other.drop(id);
  expect(existsSync(transfers.uploaded(id).path)).toBe(true);
  const { file } = await transfers.create('march.csv', (path) => writeFile(path, data));
  const { downloadId } = file;
  await expect(other.read(downloadId, 0)).rejects.toMatchObject({ code: 'not-found' });
  expect((await transfers.read(downloadId, 0)).data).toEqual(data);
});

test('at sign-out, files are erased and cannot be used by the next person on the screen', async () => {
  const folder = await temporaryFolder();
  const { transfers, signOut } = openFor(new TransferFolder(folder));
  const [unused, taken] = [await transfers.begin('a.jpg', 0), await transfers.begin('b.jpg', 0)];
  const { path } = transfers.take(taken);
  const { file } = await transfers.create('march.csv', (path) => writeFile(path, 'text'));
  const { downloadId } = file;
  const sending = await transfers.begin('c.jpg', 1000);
  const appended = Array.from({ length: 20 }, () =>
    transfers.append(sending, new Uint8Array(10)).catch(() => undefined),
  );
  signOut();
  await Promise.all(appended);
  for (const id of [unused, taken, sending]) {
    expect(() => transfers.uploaded(id)).toThrow(/no longer exists/);
  }
  await expect(transfers.read(downloadId, 0)).rejects.toMatchObject({ code: 'not-found' });
  // What an import works with stays until it ends.
  await eventually(async () => {
    expect(await readdir(join(folder, 'transfers'))).toEqual([basename(path)]);
  });
  await transfers.drop(taken);
  expect(await readdir(join(folder, 'transfers'))).toEqual([]);
});

test('uploads are gone after all files were erased', async () => {
  const shared = new TransferFolder(await temporaryFolder());
  const { transfers } = openFor(shared);
  const id = await transfers.begin('photo.jpg', 0);
  await transfers.closeAll();
  expect(() => transfers.uploaded(id)).toThrow(/no longer exists/);
  expect(transfers.uploaded(await transfers.begin('photo.jpg', 0)).name).toBe('photo.jpg');
  await shared.close();
});

test('parallel pieces of an upload do not exceed its announced size', async () => {
  const { transfers } = openFor(new TransferFolder(await temporaryFolder()));
  const id = await transfers.begin('photo.jpg', 10);
  const pieces = Array.from({ length: 5 }, () => transfers.append(id, new Uint8Array(4)));
  const outcomes = await Promise.allSettled(pieces);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
});
