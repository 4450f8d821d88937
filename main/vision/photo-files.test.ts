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

test('finds images in all sub-folders, sorted, and skips hidden and other files', async () => {
  mkdirSync(join(folder, 'b'));
  for (const name of ['b/2.JPG', 'a.png', '.hidden.jpg', 'notes.txt', 'b/1.webp']) {
    writeFileSync(join(folder, name), '');
  }
  symlinkSync(join(folder, 'nowhere'), join(folder, 'broken.jpg'));
  expect(await imagesIn(folder)).toEqual(
    ['a.png', 'b/1.webp', 'b/2.JPG'].map((name) => join(folder, name)),
  );
});

test('accepts a single file with any extension', async () => {
  const file = join(folder, 'photo.bin');
  writeFileSync(file, '');
  expect(await imagesIn(file)).toEqual([file]);
});

test('rejects a folder without images and a missing path, and names it', async () => {
  await expect(imagesIn(folder)).rejects.toMatchObject({
    code: 'no-image',
    message: expect.stringContaining(folder) as string,
  });
  await expect(imagesIn(join(folder, 'gone'))).rejects.toMatchObject({ code: 'not-found' });
});

test('lists visible sub-folders, sorted, and rejects a file', async () => {
  for (const name of ['Zoë', 'Ada', '.git']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'readme.txt'), '');
  expect((await subFoldersOf(folder)).map((sub) => sub.name)).toEqual(['Ada', 'Zoë']);
  await expect(subFoldersOf(join(folder, 'readme.txt'))).rejects.toMatchObject({
    code: 'invalid-input',
  });
});
