import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SealedFolder } from '../../storage/sealed-folder.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { Photos } from './photos.js';

const key = Buffer.alloc(32, 7);
const ada = [Buffer.from('first photo'), Buffer.from('second'), Buffer.alloc(0)];

test('photos are sealed on the disk, read back unchanged, and replaced by new ones', async () => {
  const folder = await temporaryFolder();
  const photos = new Photos(folder, key);
  await photos.put('ada', ada);
  expect(await new Photos(folder, key).read('ada')).toEqual(ada);
  expect(await photos.read('ben')).toEqual([]);
  expect(await readFile(join(folder, 'ada.sealed'), 'latin1')).not.toContain('photo');
  await photos.put('ada', ada.slice(1, 2));
  expect(await photos.read('ada')).toEqual([Buffer.from('second')]);
});

test('the certificate has a hash of the photos, and erasing removes the file', async () => {
  const folder = await temporaryFolder();
  const photos = new Photos(folder, key);
  await photos.put('ada', ada);
  expect(await photos.purgedItem('ada')).toMatchObject({ what: 'photos' });
  await photos.erase('ada');
  expect(await readdir(folder)).toEqual([]);
  expect(await photos.purgedItem('ada')).toBeNull();
});

test('a length beyond the end of the file is reported as damage', async () => {
  const folder = await temporaryFolder();
  await new SealedFolder(folder, key).put('ada', Buffer.from([0, 0, 0, 9, 1]));
  await expect(new Photos(folder, key).read('ada')).rejects.toMatchObject({ code: 'data-damaged' });
});
