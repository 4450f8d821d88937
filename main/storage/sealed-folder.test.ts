import { randomBytes } from 'node:crypto';
import { readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SealedFolder, sealedIds } from './sealed-folder.js';
import { faultOf } from './testing/fault.js';
import { temporaryFolder } from './testing/folder.js';

const key = randomBytes(32);

async function folderWith(...ids: string[]): Promise<{ path: string; folder: SealedFolder }> {
  const path = join(await temporaryFolder(), 'templates');
  const folder = new SealedFolder(path, key);
  for (const id of ids) await folder.put(id, Buffer.from(`of ${id}`));
  return { path, folder };
}

test('a missing folder is empty, and removing from it does nothing', async () => {
  const { path, folder } = await folderWith();
  expect(await folder.ids()).toEqual([]);
  expect(await folder.get('anna')).toBeNull();
  expect(await sealedIds(path)).toEqual([]);
});

test('content is saved by id, replaced and erased', async () => {
  const { path, folder } = await folderWith('berta', 'anna');
  expect(await folder.ids()).toEqual(['anna', 'berta']);
  await folder.put('anna', Buffer.from('second'));
  await folder.remove('berta');
  await folder.remove('carla');
  const again = new SealedFolder(path, key);
  expect(await again.get('anna')).toEqual(Buffer.from('second'));
  expect(await again.get('berta')).toBeNull();
  // No replaced or erased content is left in another file.
  expect(await readdir(path)).toEqual(['anna.sealed']);
});

test('other files in the folder are not ids', async () => {
  const { path, folder } = await folderWith('anna');
  await writeFile(join(path, 'anna.sealed.tmp'), 'half');
  await writeFile(join(path, 'readme.txt'), '');
  expect(await folder.ids()).toEqual(['anna']);
});

test('a file that was renamed to another id or sealed with another key is refused', async () => {
  const { path, folder } = await folderWith('anna');
  const stranger = new SealedFolder(path, randomBytes(32));
  expect((await faultOf(() => stranger.get('anna'))).code).toBe('wrong-key');
  await rename(join(path, 'anna.sealed'), join(path, 'berta.sealed'));
  const fault = await faultOf(() => folder.get('berta'));
  expect(fault.code).toBe('data-damaged');
  expect(fault.message).toContain(join(path, 'berta.sealed'));
});

test('an id cannot lead out of the folder', async () => {
  const { folder } = await folderWith('anna');
  for (const id of ['../anna', 'a/b', '', '.', 'anna\n']) {
    await expect(folder.get(id)).rejects.toThrow('not a valid id');
    await expect(folder.put(id, Buffer.alloc(1))).rejects.toThrow('not a valid id');
    await expect(folder.remove(id)).rejects.toThrow('not a valid id');
  }
});

test('a folder below a file cannot be created, and the fault names it', async () => {
  const { path } = await folderWith('anna');
  const below = join(path, 'anna.sealed', 'templates');
  const fault = await faultOf(() => new SealedFolder(below, key).put('anna', Buffer.alloc(1)));
  expect(fault.code).toBe('data-read-only');
  expect(fault.message).toContain(below);
});
