import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SealedFolder } from '../../storage/sealed-folder.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { Photos } from './photos.js';

const key = Buffer.alloc(32, 7);
const ada = [Buffer.from('first photo'), Buffer.from('second'), Buffer.alloc(0)];

test('photos come back as they were, sealed on the disk, and new ones take their place', async () => {
  const folder = await temporaryFolder();
  const photos = new Photos(folder, key);
  await photos.put('ada', ada);
  expect(await new Photos(folder, key).of('ada')).toEqual(ada);
  expect(await photos.of('ben')).toEqual([]);
  expect(await readFile(join(folder, 'ada.sealed'), 'latin1')).not.toContain('photo');
  await photos.put('ada', ada.slice(1, 2));
  expect(await photos.of('ada')).toEqual([Buffer.from('second')]);
});

test('there is a hash to tell of them, and once erased no file', async () => {
  const folder = await temporaryFolder();
  const photos = new Photos(folder, key);
  await photos.put('ada', ada);
  expect(await photos.purgedOf('ada')).toMatchObject({ what: 'photos' });
  await photos.erase('ada');
  expect(await readdir(folder)).toEqual([]);
  expect(await photos.purgedOf('ada')).toBeNull();
});

test('a length that leads beyond the end is damage', async () => {
  const folder = await temporaryFolder();
  await new SealedFolder(folder, key).put('ada', Buffer.from([0, 0, 0, 9, 1]));
  await expect(new Photos(folder, key).of('ada')).rejects.toMatchObject({ code: 'data-damaged' });
});
