import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDataFolder } from '../app/data-folder.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { exchangeData } from './exchange-data.js';
import { beforeFolderOf, restoringFolderOf } from './interrupted-restore.js';

/** A closed data folder with one person, and what opens it again. */
async function dataWithAda() {
  const parent = await temporaryFolder();
  const folder = join(parent, 'data');
  const notices: string[] = [];
  const namesIn = async () => {
    const data = await openDataFolder({ folder, notify: (sentence) => notices.push(sentence) });
    const names = data.people.list().map(({ name }) => name);
    await data.close();
    return names;
  };
  const data = await openDataFolder({ folder, notify: () => undefined });
  await data.people.add('Ada', '1');
  await data.close();
  return { parent, folder, notices, namesIn };
}

test('if the power fails between the two renames of a restore, the next start undoes it', async () => {
  const { parent, folder, notices, namesIn } = await dataWithAda();
  await mkdir(restoringFolderOf(folder));
  await rename(folder, beforeFolderOf(folder));
  expect(await namesIn()).toEqual(['Ada']);
  expect(notices).toEqual([expect.stringContaining('Restoring a backup was interrupted.')]);
  expect(await readdir(parent)).toEqual(['data']);
});

test.each(['no restore', 'the next restore'])(
  'after %s, an older folder is not put back',
  async (by) => {
    const { folder, notices, namesIn } = await dataWithAda();
    await rename(folder, beforeFolderOf(folder, new Date('2026-03-02T08:00:00Z')));
    if (by === 'the next restore') await mkdir(restoringFolderOf(folder));
    expect([await namesIn(), notices]).toEqual([[], []]);
  },
);

test('undoing a restore erases nothing until the data are back', async () => {
  const { parent, folder, namesIn } = await dataWithAda();
  const restored = restoringFolderOf(folder);
  await mkdir(restored);
  const { undo } = await exchangeData(restored, folder);
  await mkdir(join(folder, 'of-the-backup'));
  await undo();
  expect((await readdir(parent)).sort()).toEqual(['data', 'data.restoring']);
  expect(await namesIn()).toEqual(['Ada']);
  // Another program put the data back first.
  await undo();
  expect(await namesIn()).toEqual(['Ada']);
});
