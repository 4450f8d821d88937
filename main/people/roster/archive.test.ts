import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { openArchive } from './archive.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function zipOf(content: Zippable | Uint8Array): Promise<string> {
  const file = join(await temporaryFolder(), 'roster.zip');
  await writeFile(file, content instanceof Uint8Array ? content : zipSync(content));
  return file;
}
const opened = async (content: Zippable | Uint8Array) =>
  openArchive(await zipOf(content), 'roster.zip');

test('finds the table and all other files', async () => {
  const archive = await opened({
    'staff/roster.CSV': bytes('name\n'),
    'staff/Zoë/1.JPG': bytes('a photo'),
    '__MACOSX/staff/._1.jpg': bytes('x'),
    'staff/.DS_Store': bytes('x'),
    'staff/notes.txt': bytes('x'),
  });
  expect(archive.table).toBe('staff/roster.CSV');
  expect(archive.files).toEqual([
    '__MACOSX/staff/._1.jpg',
    'staff/.DS_Store',
    'staff/Zoë/1.JPG',
    'staff/notes.txt',
  ]);
  expect(Buffer.from(await archive.head('staff/Zoë/1.JPG')).toString()).toBe('a photo');
  expect(Buffer.from(await archive.readTable()).toString()).toBe('name\n');
  const to = join(await temporaryFolder(), 'photo');
  await archive.unpack('staff/Zoë/1.JPG', to);
  expect(await readFile(to, 'utf8')).toBe('a photo');
  archive.close();
});

test.each([
  ['a path out of the folder', { '../../etc/evil.jpg': bytes('x') }],
  ['an absolute path', { '/etc/evil.jpg': bytes('x') }],
  ['two tables', { 'a.csv': bytes('x'), 'b.csv': bytes('x') }],
  ['a file that is not a ZIP file', bytes('PK, and nothing else')],
  ['a truncated ZIP file', zipSync({ 'a.jpg': bytes('x'.repeat(1000)) }).subarray(0, 60)],
])('refuses %s', async (_name, content) => {
  await expect(opened(content as Zippable | Uint8Array)).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining('roster.zip') as string,
  });
});

test('names empty folders, and files with the same path in another Unicode form', async () => {
  const archive = await opened({
    'Ada/': new Uint8Array(),
    'Ben/deep/': new Uint8Array(),
    'Cara/': new Uint8Array(),
    'Cara/1.jpg': bytes('x'),
    '__MACOSX/Ada/': new Uint8Array(),
    'Zo\u00eb/1.jpg': bytes('one'),
    'Zoe\u0308/1.jpg': bytes('other'),
  });
  expect(archive.files).toEqual(['Cara/1.jpg', 'Zoë/1.jpg']);
  expect(archive.unread).toEqual([
    { file: 'Zoë/1.jpg', reason: expect.stringContaining('same path') as string, isPhoto: true },
    { file: 'Ada', reason: 'the folder is empty', isPhoto: false },
    { file: 'Ben/deep', reason: 'the folder is empty', isPhoto: false },
  ]);
  archive.close();
});

test('of a large file only the start is unpacked, whether it is compressed or not', async () => {
  const noise = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7919) >> 3);
  for (const level of [0, 6] as const) {
    const archive = await opened({ 'a.jpg': [noise, { level }] });
    expect(Buffer.from(await archive.head('a.jpg'))).toEqual(Buffer.from(noise.subarray(0, 4100)));
    archive.close();
  }
});

test('does not unpack ZIP bombs', async () => {
  const zeros = new Uint8Array(30 * 2 ** 20);
  const archive = await opened({ 'bomb.jpg': zeros, 'bomb.csv': zeros });
  const to = join(await temporaryFolder(), 'photo');
  await expect(archive.unpack('bomb.jpg', to)).rejects.toThrow(
    /bomb\.jpg .* is compressed too much/,
  );
  await expect(archive.readTable()).rejects.toThrow('too large');
  archive.close();
});

test('stops unpacking an entry that is longer than its declared size', async () => {
  const zip = zipSync({ 'liar.jpg': new Uint8Array(500_000).fill(7) });
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const directory = view.getUint32(zip.length - 6, true);
  view.setUint32(directory + 24, 1000, true);
  const archive = await opened(zip);
  const to = join(await temporaryFolder(), 'photo');
  await expect(archive.unpack('liar.jpg', to)).rejects.toThrow(/cannot be unpacked/);
  archive.close();
});
