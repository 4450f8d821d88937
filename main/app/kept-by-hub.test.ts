import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { newKeys, publicKeysOf } from '../link/keys.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { openApp } from './app.js';
import { openDataFolder } from './data-folder.js';

test('a kiosk refuses changes to what its hub has set, and allows all others', async () => {
  const folder = join(await temporaryFolder(), 'data');
  const data = await openDataFolder({ folder, notify: () => undefined });
  const keys = newKeys();
  const link = { address: 'https://127.0.0.1:1', fingerprint: 'a'.repeat(64), keys };
  const joinedAt = new Date().toISOString();
  await data.linkFiles.join({ version: 1, ...link, hubKey: publicKeysOf(keys).sign, joinedAt });
  await data.linkFiles.keepRules({ version: 1, settings: { badges: {}, payroll: {} } });
  const { subjectId } = await data.people.addWithPin('Ada', '7', '2468');
  await data.close();
  const app = openApp({ folder, onNotice: () => undefined });
  onTestFinished(() => app.close());
  const { api } = app;
  expect(await api['settings.ofHub']({})).toEqual({ parts: ['payroll', 'badges'] });
  const badges = { printed: true, rotating: false, cards: false };
  await expect(api['settings.change']({ badges, debounceSeconds: 5 })).rejects.toMatchObject({
    code: 'not-allowed',
    message: expect.stringContaining('Badges') as string,
  });
  const settings = await api['settings.get']({});
  expect(settings.debounceSeconds).toBe(120);
  // The screen sends all fields; those of the hub did not change.
  expect(await api['settings.change']({ ...settings, debounceSeconds: 5 })).toMatchObject({
    debounceSeconds: 5,
  });
  const absence = { subjectId, kind: 'sick', from: '2026-03-02', to: '2026-03-02' } as const;
  await expect(api['absences.add'](absence)).rejects.toMatchObject({ code: 'not-allowed' });
  await api['uplink.leave']({});
  expect(await api['settings.change']({ badges })).toMatchObject({ badges });
  await api['absences.add'](absence);
});
