import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { folderAsArchive, type FolderFile } from './folder.js';

async function uploaded(content: Readonly<Record<string, string>>): Promise<FolderFile[]> {
  const folder = await temporaryFolder();
  const entries = Object.entries(content).map(async ([name, text], index) => {
    const path = join(folder, String(index));
    await writeFile(path, text);
    return { name, path };
  });
  return Promise.all(entries);
}

test('an uploaded folder is read like an archive', async () => {
  const files = await uploaded({
    'staff/roster.csv': 'name\n',
    'staff/Zoe\u0308/1.JPG': 'a photo',
    'staff/.DS_Store': 'x',
    'staff/notes.txt': 'x',
  });
  const folder = folderAsArchive(files);
  expect([folder.table, folder.files]).toEqual([
    'staff/roster.csv',
    ['staff/.DS_Store', 'staff/Zoë/1.JPG', 'staff/notes.txt'],
  ]);
  expect(Buffer.from(await folder.head('staff/Zoë/1.JPG')).toString()).toBe('a photo');
  expect(Buffer.from(await folder.readTable()).toString()).toBe('name\n');
  const to = join(await temporaryFolder(), 'photo');
  await folder.unpack('staff/Zoë/1.JPG', to);
  expect(await readFile(to, 'utf8')).toBe('a photo');
});

test('refuses two tables, a missing photo and one that is too large, by name', async () => {
  const two = await uploaded({ 'a.csv': '', 'b/c.csv': '' });
  expect(() => folderAsArchive(two)).toThrow(/The folder contains 2 tables \(a\.csv, b\/c\.csv\)/);
  const files = await uploaded({ 'ada/1.jpg': '' });
  await truncate(files[0]!.path, 41 * 2 ** 20);
  const folder = folderAsArchive(files);
  await expect(folder.unpack('ada/2.jpg', 'x')).rejects.toThrow(/ada\/2\.jpg is not in the folder/);
  await expect(folder.unpack('ada/1.jpg', 'x')).rejects.toThrow(/ada\/1\.jpg is larger than 40 MB/);
});
