import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { imagesIn, subFoldersOf } from './photo-files.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'images-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex');

test('finds pictures by extension or content in all sub-folders, and names all other files', async () => {
  for (const name of ['b', 'b/@eaDir', '.picasaoriginals']) mkdirSync(join(folder, name));
  for (const name of ['b/2.JPG', 'a.png', 'c.heic', 'b/1.jfif'])
    writeFileSync(join(folder, name), '');
  for (const name of ['b/@eaDir/1.jpg', '.hidden.jpg', 'b/Thumbs.db', 'IMG 1', 'old.bak']) {
    writeFileSync(join(folder, name), jpeg);
  }
  writeFileSync(join(folder, 'notes.txt'), 'Dear all');
  symlinkSync(join(folder, 'nowhere'), join(folder, 'broken.jpg'));
  symlinkSync(join(folder, 'b'), join(folder, 'link'));
  const { images, leftOut } = await imagesIn(folder);
  expect(images).toEqual(
    ['IMG 1', 'a.png', 'b/1.jfif', 'b/2.JPG', 'c.heic', 'old.bak'].map((name) =>
      join(folder, name),
    ),
  );
  const reasons = leftOut.map(({ file, reason }) => [file.slice(folder.length + 1), reason]);
  const system = expect.stringContaining('operating system') as string;
  expect(reasons.sort()).toEqual([
    ['.hidden.jpg', system],
    ['.picasaoriginals', system],
    ['b/@eaDir', system],
    ['b/Thumbs.db', system],
    ['broken.jpg', 'it is a link to a file that does not exist'],
    ['link', 'it is a link to another folder'],
    ['notes.txt', 'it is not a photo'],
  ]);
});

test('accepts a single file with any extension', async () => {
  const file = join(folder, 'photo.bin');
  writeFileSync(file, '');
  expect(await imagesIn(file)).toEqual({ images: [file], leftOut: [] });
});

test('rejects a folder without images and a missing path, and names it', async () => {
  await expect(imagesIn(folder)).rejects.toMatchObject({
    code: 'no-image',
    message: expect.stringContaining(folder) as string,
  });
  await expect(imagesIn(join(folder, 'gone'))).rejects.toMatchObject({ code: 'not-found' });
});

test('lists visible sub-folders, sorted, and rejects a file', async () => {
  for (const name of ['Zoë', 'Ada', '.git', '@eaDir']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'readme.txt'), '');
  expect((await subFoldersOf(folder)).map((sub) => sub.name)).toEqual(['Ada', 'Zoë']);
  await expect(subFoldersOf(join(folder, 'readme.txt'))).rejects.toMatchObject({
    code: 'invalid-input',
  });
});
