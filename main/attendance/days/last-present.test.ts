import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { byPin } from '../testing/entries.js';
import { openDataFolder } from '../../app/data-folder.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { punch } from '../punch/record.js';
import { LastPresentWriter, readLastPresent } from './last-present.js';

test('the list is written when somebody comes, and otherwise only every five minutes', async () => {
  const folder = join(await temporaryFolder(), 'data');
  const data = await openDataFolder({ folder, notify: () => undefined });
  onTestFinished(() => data.close());
  const { subjectId } = await data.people.addWithPin('Ada', '1', '2468');
  const writer = new LastPresentWriter(folder);
  // Each write replaces the file.
  const file = async (): Promise<number> => (await stat(join(folder, 'present.json'))).ino;
  await writer.run(data, 0);
  expect((await readLastPresent(folder)).people).toEqual([]);
  const first = await file();
  await writer.run(data, 299_999);
  expect(await file()).toBe(first);
  await punch({ ...byPin, subjectId, direction: 'in' }, null, data);
  await writer.run(data, 299_999);
  expect((await readLastPresent(folder)).people).toMatchObject([{ name: 'Ada' }]);
  const second = await file();
  await writer.run(data, 599_998);
  expect(await file()).toBe(second);
  await writer.run(data, 599_999);
  expect(await file()).not.toBe(second);
});
