import { expect, test } from 'vitest';
import { temporaryFolder } from '../storage/testing/folder.js';
import { openApp } from './app.js';
import { openDataFolder } from './data-folder.js';

test('an app that is closed while it opens releases its data folder', async () => {
  const folder = await temporaryFolder();
  const notices: unknown[] = [];
  const app = openApp({ folder, recognises: false, onNotice: (notice) => notices.push(notice) });
  const opening = app.data();
  await app.close();
  // The call that opened it gets its answer; a later one is not answered by a second opening.
  const data = await opening;
  expect(await app.data()).toBe(data);
  expect(notices).toEqual([]);
  // It would be refused if the first app still had the lock.
  const again = await openDataFolder({ folder, notify: () => undefined });
  await again.close();
});

test('an app that was closed opens nothing', async () => {
  const app = openApp({
    folder: await temporaryFolder(),
    recognises: false,
    onNotice: () => undefined,
  });
  await app.close();
  await expect(app.data()).rejects.toMatchObject({ code: 'cancelled' });
});
