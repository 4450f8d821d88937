import { expect, test } from 'vitest';
import { newPunch } from '../attendance/testing/entries.js';
import { changeSettings } from '../settings/settings.js';
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

test('changes after closing are refused, and what another opening saved stays', async () => {
  const folder = await temporaryFolder();
  const notices: string[] = [];
  const open = () => openDataFolder({ folder, notify: (sentence) => notices.push(sentence) });
  const before = await open();
  await before.journal.record('ada', () => newPunch({ subjectId: 'ada' }));
  const changing = changeSettings(before.settingsFile, { debounceSeconds: 61 });
  await before.close();
  await changing;
  const after = await open();
  expect(after.settings.debounceSeconds).toBe(61);
  await changeSettings(after.settingsFile, { debounceSeconds: 62 });
  await after.journal.record('ben', () => newPunch({ subjectId: 'ben' }));
  // Like calls of a screen that continued while the folder was opened again.
  const closed = { code: 'cancelled' };
  const late = changeSettings(before.settingsFile, { debounceSeconds: 63 });
  await expect(late).rejects.toMatchObject(closed);
  expect(before.settings.debounceSeconds).toBe(61);
  await expect(
    before.journal.record('chloe', () => newPunch({ subjectId: 'chloe' })),
  ).rejects.toMatchObject(closed);
  await after.journal.record('dora', () => newPunch({ subjectId: 'dora' }));
  await after.close();
  const last = await open();
  expect(last.settings.debounceSeconds).toBe(62);
  const seen: string[] = [];
  for await (const { subjectId } of last.journal.punches()) seen.push(subjectId);
  expect(seen).toEqual(['ada', 'ben', 'dora']);
  expect([(await last.journal.verify()).ok, notices]).toEqual([true, []]);
  await last.close();
  // Only what undoes a failed change may write then.
  await last.site.undo(async () => {
    await changeSettings(last.settingsFile, { debounceSeconds: 64 });
  });
  await expect(changeSettings(last.settingsFile, {})).rejects.toMatchObject(closed);
  const undone = await open();
  expect([undone.settings.debounceSeconds, notices]).toEqual([64, []]);
  await undone.close();
});
