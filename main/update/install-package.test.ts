import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockDataFolder } from '../storage/data-lock.js';
import { copyBeforeOf } from './data-copy.js';
import { installPackage, rollBack } from './install-package.js';
import {
  works,
  fails,
  running,
  night,
  day,
  settingsIn,
  type Recorded,
  useUpdateSite,
} from './testing/update-site.js';

const site = useUpdateSite();

test('a version that works with a copy of the data is chosen, and the data stay as they are', async () => {
  await site.server.publish('0.2.0', works);
  await site.updates().check();
  // With its socket, as when a host installs.
  const lock = await lockDataFolder(site.data);
  await installPackage(site.installing('0.2.0'));
  await lock.release();
  expect(await site.versions.chosen()).toMatchObject({
    current: '0.2.0',
    previous: null,
    trial: 0,
  });
  expect(await settingsIn(site.data)).toBe('settings');
  expect(await settingsIn(copyBeforeOf(site.data))).toBe('settings');
  expect(await readdir(copyBeforeOf(site.data))).toEqual(['journal', 'settings.json']);
  expect((await readdir(site.folder)).sort()).toEqual(['data', 'data.before-update', 'program']);
});

test('a version that does not work is not chosen, and not fetched again', async () => {
  await site.server.publish('0.2.0', fails);
  await site.updates().check();
  await expect(installPackage(site.installing('0.2.0'))).rejects.toMatchObject({
    problem: 'unhealthy',
  });
  expect(await site.versions.chosen()).toMatchObject({ current: null, failed: ['0.2.0'] });
  expect((await readdir(site.folder)).sort()).toEqual(['data', 'program']);
  expect(await site.updates().check()).toMatchObject({ state: 'current', problem: 'unhealthy' });
  const recorded: Recorded = { entries: [], installed: [] };
  await site.updates(recorded).tick(night);
  expect(recorded.installed).toEqual([]);
});

test('after two minutes a version has proved itself: the copy is erased, and the audit log says so', async () => {
  await site.server.publish('0.2.0', works);
  await site.updates().check();
  await installPackage(site.installing('0.2.0'));
  const recorded: Recorded = { entries: [], installed: [] };
  const updates = site.updates(recorded, { version: '0.2.0' });
  await updates.tick(day, 0);
  expect(recorded.entries).toEqual([
    { action: 'update.install', target: '0.2.0', before: running, after: '0.2.0' },
  ]);
  expect(await site.versions.chosen()).toMatchObject({ trial: 0, unrecorded: null });
  expect(await settingsIn(copyBeforeOf(site.data))).toBe('settings');
  // A time server sets the clock: the version has run for ten seconds only.
  await updates.tick(day + 130_000, 10_000);
  expect(await site.versions.chosen()).toMatchObject({ trial: 0 });
  await updates.tick(day + 130_000, 130_000);
  expect(await site.versions.chosen()).toMatchObject({ current: '0.2.0', trial: null });
  expect((await readdir(site.folder)).sort()).toEqual(['data', 'program']);
  expect(recorded.entries).toHaveLength(1);
});

test('going back chooses the version before, if it can read the data', async () => {
  await site.server.publish('0.2.0', works);
  await site.updates().check();
  await installPackage(site.installing('0.2.0'));
  const own = { folder: join(site.folder, 'program'), version: running };
  const back = { ...site.installing('0.2.0'), running: '0.2.0' };
  await writeFile(join(own.folder, 'bin/rollcall.js'), fails);
  await expect(rollBack(back, own)).rejects.toMatchObject({ problem: 'unhealthy' });
  expect((await site.versions.chosen()).current).toBe('0.2.0');
  await writeFile(join(own.folder, 'bin/rollcall.js'), works);
  expect(await rollBack(back, own)).toBe(running);
  expect(await site.versions.chosen()).toMatchObject({ current: null, failed: ['0.2.0'] });
  await expect(rollBack(back, own)).rejects.toMatchObject({ problem: 'no-file' });
});
