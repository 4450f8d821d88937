import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { beforeEach, expect, test } from 'vitest';
import { openAppendFile } from './append-file.js';
import { writeStreamAtomically } from './atomic-file.js';
import { lockDataFolder } from './data-lock.js';
import { openDocument } from './document.js';
import { openKey } from './key.js';
import { SealedFolder } from './sealed-folder.js';
import { faultOf } from './testing/fault.js';
import { noSmallDisk, smallDisk } from './testing/small-disk.js';

beforeEach(({ skip }) => {
  skip(noSmallDisk !== null, noSmallDisk ?? '');
});

const Notes = v.object({ version: v.literal(1), text: v.string() });
const openNotes = (file: string) => openDocument(file, Notes, { version: 1, text: '' });

/** Longer than a block, so that it cannot be written without a free block. */
const long = 'x'.repeat(9000);

test('a document is unchanged on a full disk, and can be written once there is space', async () => {
  const disk = smallDisk();
  const file = join(disk.folder, 'notes.json');
  const document = await openNotes(file);
  for (const text of ['first', 'second']) {
    document.data.text = text;
    await document.write();
  }
  disk.fill();
  document.data.text = long;
  const fault = await faultOf(() => document.write());
  expect(fault.code).toBe('disk-full');
  expect(fault.message).toContain(file);
  const reopened = await openNotes(file);
  expect([reopened.data.text, reopened.recovered]).toEqual(['second', null]);
  expect(await readdir(disk.folder)).toEqual(['filler', 'notes.json', 'notes.json.last-good']);
  disk.free();
  await document.write();
  expect((await openNotes(file)).data.text).toBe(long);
  expect(JSON.parse(await readFile(`${file}.last-good`, 'utf8'))).toMatchObject({
    text: 'second',
  });
});

test('sealed content is unchanged on a full disk, and can be replaced once there is space', async () => {
  const disk = smallDisk();
  const folder = new SealedFolder(join(disk.folder, 'templates'), Buffer.alloc(32, 7));
  await folder.put('anna', Buffer.from('first'));
  disk.fill();
  for (const id of ['anna', 'berta']) {
    const fault = await faultOf(() => folder.put(id, Buffer.from(long)));
    expect(fault.code).toBe('disk-full');
    expect(fault.message).toContain(id);
  }
  expect(await folder.get('anna')).toEqual(Buffer.from('first'));
  expect(await folder.get('berta')).toBeNull();
  expect(await readdir(join(disk.folder, 'templates'))).toEqual(['anna.sealed']);
  disk.free();
  await folder.put('anna', Buffer.from(long));
  expect(await folder.get('anna')).toEqual(Buffer.from(long));
});

test('an export is unchanged on a full disk, and no part of the new one takes up space', async () => {
  const disk = smallDisk();
  const file = join(disk.folder, 'punches.csv');
  const text = async function* (times: number) {
    for (let time = 0; time < times; time++) yield await Promise.resolve(long);
  };
  await writeStreamAtomically(file, text(2));
  const fault = await faultOf(() => writeStreamAtomically(file, text(50)));
  expect(fault.code).toBe('disk-full');
  expect(fault.message).toContain(file);
  expect(await readFile(file, 'utf8')).toBe(long + long);
  expect(await readdir(disk.folder)).toEqual(['punches.csv']);
});

test('erasing works on a full disk', async () => {
  const disk = smallDisk();
  const folder = new SealedFolder(disk.folder, Buffer.alloc(32, 7));
  await folder.put('anna', Buffer.from('first'));
  disk.fill();
  await folder.remove('anna');
  expect(await folder.ids()).toEqual([]);
});

test('no part of a line that did not fit is in the file, and lines can be appended again', async () => {
  const disk = smallDisk();
  const file = join(disk.folder, 'journal');
  const opened = await openAppendFile(file);
  await opened.append('one');
  disk.fill();
  // The current block has room for a short line, but only for the start of a long one.
  const outcomes = await Promise.allSettled([long, 'two', long].map((line) => opened.append(line)));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
  for (const outcome of outcomes) {
    if (outcome.status !== 'rejected') continue;
    const fault = await faultOf(() => Promise.reject(outcome.reason as Error));
    expect(fault.code).toBe('disk-full');
    expect(fault.message).toContain(file);
  }
  expect(await readFile(file, 'utf8')).toBe('one\ntwo\n');
  disk.free();
  await opened.append(long);
  await opened.close();
  expect(await readFile(file, 'utf8')).toBe(`one\ntwo\n${long}\n`);
  const again = await openAppendFile(file);
  expect(again.recovered).toBeNull();
  await again.close();
});

test('a full disk leaves neither a partial key nor a partial lock', async () => {
  const disk = smallDisk();
  disk.fill();
  const key = await faultOf(() => openKey(disk.folder, { sealedFilesExist: false }));
  expect(key.code).toBe('disk-full');
  const lock = await faultOf(() => lockDataFolder(disk.folder));
  expect(lock.code).toBe('disk-full');
  expect(await readdir(disk.folder)).toEqual(['filler']);
  disk.free();
  expect(await openKey(disk.folder, { sealedFilesExist: false })).toHaveLength(32);
  await (await lockDataFolder(disk.folder)).release();
});
