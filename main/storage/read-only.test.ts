import { appendFile, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { beforeEach, expect, test } from 'vitest';
import { openAppendFile } from './append-file.js';
import { lockDataFolder } from './data-lock.js';
import { openDocument } from './document.js';
import { openKey } from './key.js';
import { readLineBlocks } from './line-blocks.js';
import { SealedFolder } from './sealed-folder.js';
import { faultOf } from './testing/fault.js';
import { noSmallDisk, smallDisk, type SmallDisk } from './testing/small-disk.js';

// A read-only disk, since permissions of a folder do not stop the superuser.
beforeEach(({ skip }) => {
  skip(noSmallDisk !== null, noSmallDisk ?? '');
});

const Notes = v.object({ version: v.literal(1), text: v.string() });
const openNotes = (disk: SmallDisk) =>
  openDocument(join(disk.folder, 'notes.json'), Notes, { version: 1, text: '' });

async function diskWithNotes(): Promise<SmallDisk> {
  const disk = smallDisk();
  const document = await openNotes(disk);
  for (const text of ['first', 'second']) {
    document.data.text = text;
    await document.write();
  }
  return disk;
}

test('a document on a read-only disk can be read, but not written', async () => {
  const disk = await diskWithNotes();
  disk.makeReadOnly();
  const document = await openNotes(disk);
  expect(document.data.text).toBe('second');
  document.data.text = 'third';
  const fault = await faultOf(() => document.write());
  expect(fault.code).toBe('data-read-only');
  expect(fault.message).toContain(join(disk.folder, 'notes.json'));
  expect((await openNotes(disk)).data.text).toBe('second');
});

test('a damaged document on a read-only disk is unchanged', async () => {
  const disk = await diskWithNotes();
  await writeFile(join(disk.folder, 'notes.json'), '{');
  disk.makeReadOnly();
  expect((await faultOf(() => openNotes(disk))).code).toBe('data-read-only');
  expect(await readFile(join(disk.folder, 'notes.json'), 'utf8')).toBe('{');
  expect(await readdir(disk.folder)).toEqual(['notes.json', 'notes.json.last-good']);
});

test('sealed content on a read-only disk can be read, but neither replaced nor erased', async () => {
  const disk = smallDisk();
  const folder = new SealedFolder(join(disk.folder, 'templates'), Buffer.alloc(32, 7));
  await folder.put('anna', Buffer.from('first'));
  disk.makeReadOnly();
  for (const change of [
    () => folder.put('anna', Buffer.from('second')),
    () => folder.put('berta', Buffer.from('second')),
    () => folder.remove('anna'),
  ]) {
    const fault = await faultOf(change);
    expect(fault.code).toBe('data-read-only');
    expect(fault.message).toContain(disk.folder);
  }
  expect(await folder.ids()).toEqual(['anna']);
  expect(await folder.get('anna')).toEqual(Buffer.from('first'));
});

test('lines on a read-only disk can be read, but the file cannot be opened for appending', async () => {
  const disk = smallDisk();
  const file = join(disk.folder, 'journal');
  await appendFile(file, 'one\ntorn');
  disk.makeReadOnly();
  for (const name of [file, join(disk.folder, 'another')]) {
    const fault = await faultOf(() => openAppendFile(name));
    expect(fault.code).toBe('data-read-only');
    expect(fault.message).toContain(name);
  }
  const lines: string[] = [];
  for await (const block of readLineBlocks(file)) lines.push(...block);
  expect(lines).toEqual(['one', 'torn']);
});

test('a folder that cannot be created on a read-only disk is named', async () => {
  const disk = smallDisk();
  disk.makeReadOnly();
  const inside = join(disk.folder, 'templates');
  for (const work of [
    () => openAppendFile(join(inside, 'journal')),
    () => new SealedFolder(inside, Buffer.alloc(32, 7)).put('anna', Buffer.from('first')),
  ]) {
    const fault = await faultOf(work);
    expect(fault.code).toBe('data-read-only');
    expect(fault.message).toContain(inside);
  }
});

test('a folder on a read-only disk cannot be locked, and no key is created there', async () => {
  const disk = smallDisk();
  disk.makeReadOnly();
  expect((await faultOf(() => lockDataFolder(disk.folder))).code).toBe('data-read-only');
  const key = await faultOf(() => openKey(disk.folder, { sealedFilesExist: false }));
  expect(key.code).toBe('data-read-only');
});
