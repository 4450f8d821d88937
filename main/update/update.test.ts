import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Schedule } from '../../contract/calls/settings.js';
import { Fault } from '../../contract/fault.js';
import { lockDataFolder } from '../storage/data-lock.js';
import { makeFolder } from '../storage/make-folder.js';
import { copyBeforeOf, copyData, recoverData } from './data-copy.js';
import { installPackage, rollBack } from './install-package.js';
import { PackageInstaller } from './package-installer.js';
import { requireSource } from './server.js';
import { startReleaseServer, type ReleaseServer } from './testing/release-server.js';
import { Updates } from './updates.js';
import { isNewer } from './version.js';
import { Versions } from './versions.js';

/** Plain JavaScript without types, as nothing is compiled when it runs. */
const launcher = new URL('../../bin/current-version.js', import.meta.url).href;
const { currentVersion } = (await import(launcher)) as {
  readonly currentVersion: (own: string, versions: string, isStart: boolean) => string;
};

let folder: string;
let server: ReleaseServer;
let versions: Versions;
let data: string;
const running = '0.1.0';
/** A version that works, and writes into the data that it is given, as a migration does. */
const works = `import { appendFileSync } from 'node:fs';
appendFileSync(process.argv[process.argv.indexOf('--data') + 1] + '/settings.json', ' changed');`;
const fails = 'process.exit(1);';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-update-test-'));
  server = await startReleaseServer();
  versions = new Versions(join(folder, 'program/versions'));
  data = join(folder, 'data');
  await makeFolder(join(data, 'journal'));
  await makeFolder(join(folder, 'program/bin'));
  await writeFile(
    join(folder, 'program/package.json'),
    JSON.stringify({ type: 'module', version: running }),
  );
  await writeFile(join(folder, 'program/bin/rollcall.js'), works);
  await writeFile(join(data, 'settings.json'), 'settings');
  await writeFile(join(data, 'journal/journal.jsonl'), 'punches');
  await versions.setSource(server.source);
  onTestFinished(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });
});

interface Recorded {
  readonly entries: unknown[];
  readonly installed: string[];
}

/** The updates of a host. @param idleMs how long no one has been at the door. */
function updatesOf(
  recorded: Recorded = { entries: [], installed: [] },
  { idleMs = 3_600_000, schedules = [] as Schedule[], version = running } = {},
): Updates {
  return new Updates({
    version,
    installer: new PackageInstaller(versions, version, data),
    settings: { zone: 'UTC', schedules },
    audit: { record: (_actor, entry) => Promise.resolve(recorded.entries.push(entry) as never) },
    idleForMs: () => idleMs,
    isHealthy: () => true,
    install: (one) => recorded.installed.push(one),
  });
}

const night = Date.parse('2026-03-02T02:30:00Z');
const day = Date.parse('2026-03-02T10:00:00Z');
const options = (version: string) => ({ versions, version, running, data, isHub: false });
const settingsIn = (place: string) => readFile(join(place, 'settings.json'), 'utf8');

test('without a server nothing is asked, and it is said how to set one', async () => {
  await versions.setSource(null);
  const updates = updatesOf();
  await updates.tick(night);
  expect(await updates.state()).toMatchObject({ state: 'off', next: null, version: running });
  await expect(updates.check()).rejects.toThrow('rollcall update server');
  expect(server.asked).toEqual([]);
});

test('a newer version is fetched, checked and unpacked, without its links', async () => {
  await server.publish('0.2.0', works);
  const state = await updatesOf().check(day);
  expect(state).toEqual({
    ...{ version: running, state: 'ready', next: '0.2.0', problem: null },
    checkedAt: '2026-03-02T10:00:00.000Z',
  });
  expect(await readdir(versions.folderOf('0.2.0'))).toEqual([
    'bin',
    'dist',
    'links',
    'package.json',
  ]);
  expect(await readdir(join(versions.folderOf('0.2.0'), 'links'))).toEqual([]);
  expect((await readdir(versions.folder)).sort()).toEqual(['0.2.0', 'source.json']);
});

test.each([
  [
    'a list that was changed',
    () => {
      server.put(listName(), Buffer.concat([server.get(listName()), Buffer.from(' ')]));
    },
  ],
  [
    'a signature of someone else',
    () => {
      server.put(`${listName()}.sig`, 'AAAA');
    },
  ],
  [
    'a file that was changed',
    () => {
      const path = '0.2.0/rollcall-0.2.0.tar.gz';
      const bytes = Buffer.from(server.get(path));
      bytes[bytes.length - 1]! ^= 1;
      server.put(path, bytes);
    },
  ],
  [
    'a file that is longer',
    () => {
      server.put('0.2.0/rollcall-0.2.0.tar.gz', Buffer.alloc(50_000));
    },
  ],
])('%s is not used', async (_what, spoil) => {
  await server.publish('0.2.0', works);
  spoil();
  expect(await updatesOf().check()).toMatchObject({ problem: 'not-signed' });
  expect(await readdir(versions.folder)).toEqual(['source.json']);
});

test('a list for another system is not used', async () => {
  await server.publish('0.2.0', works, (release) => ({ ...release, system: 'plan9-mips' }));
  expect(await updatesOf().check()).toMatchObject({ problem: 'not-signed' });
  expect(await readdir(versions.folder)).toEqual(['source.json']);
});

test('a package that says to be another version is not used', async () => {
  await server.publish('0.2.0', works, (release) => ({ ...release, version: '0.3.0' }));
  server.put('0.3.0/rollcall-0.2.0.tar.gz', server.get('0.2.0/rollcall-0.2.0.tar.gz'));
  expect(await updatesOf().check()).toMatchObject({ problem: 'not-signed' });
  expect(await readdir(versions.folder)).toEqual(['source.json']);
});

test('a server that is gone, or has no release, is a problem that goes away', async () => {
  const updates = updatesOf();
  expect(await updates.check()).toMatchObject({ state: 'unknown', problem: 'unreachable' });
  await server.publish(running, works);
  expect(await updates.check()).toMatchObject({ state: 'current', next: null, problem: null });
});

test('an older version is never fetched', async () => {
  await server.publish('0.0.9', works);
  expect(await updatesOf().check()).toMatchObject({ state: 'current', next: null });
  expect(isNewer('0.10.0', '0.9.9')).toBe(true);
  expect(isNewer('1.0.0', '1.0.0')).toBe(false);
});

describe('a version that is ready', () => {
  const atSix: Schedule = {
    ...{ id: 'early', name: 'Early', graceMinutes: 5, breakMinutes: 0, breakAfterMinutes: 0 },
    week: Array.from({ length: 7 }, () => ({ start: '03:00', end: '11:00' })),
  };
  test.each([
    ['at night', night, {}, true],
    ['by day', day, {}, false],
    ['while somebody is at the door', night, { idleMs: 60_000 }, false],
    ['half an hour before a shift', night, { schedules: [atSix] }, false],
    ['an hour before a shift', night - 1_800_000, { schedules: [atSix] }, true],
  ])('%s', async (_when, atMs, given, isInstalled) => {
    await server.publish('0.2.0', works);
    const recorded: Recorded = { entries: [], installed: [] };
    const updates = updatesOf(recorded, given);
    await updates.tick(atMs);
    await updates.tick(atMs + 60_000);
    expect(recorded.installed).toEqual(isInstalled ? ['0.2.0'] : []);
  });
});

test('a version that works with a copy of the data is chosen, and the data stay as they are', async () => {
  await server.publish('0.2.0', works);
  await updatesOf().check();
  // With its socket, as when a host installs.
  const lock = await lockDataFolder(data);
  await installPackage(options('0.2.0'));
  await lock.release();
  expect(await versions.chosen()).toMatchObject({ current: '0.2.0', previous: null, trial: 0 });
  expect(await settingsIn(data)).toBe('settings');
  expect(await settingsIn(copyBeforeOf(data))).toBe('settings');
  expect(await readdir(copyBeforeOf(data))).toEqual(['journal', 'settings.json']);
  expect((await readdir(folder)).sort()).toEqual(['data', 'data.before-update', 'program']);
});

test('a version that does not work is not chosen, and not fetched again', async () => {
  await server.publish('0.2.0', fails);
  await updatesOf().check();
  await expect(installPackage(options('0.2.0'))).rejects.toMatchObject({ problem: 'unhealthy' });
  expect(await versions.chosen()).toMatchObject({ current: null, failed: ['0.2.0'] });
  expect((await readdir(folder)).sort()).toEqual(['data', 'program']);
  expect(await updatesOf().check()).toMatchObject({ state: 'current', problem: 'unhealthy' });
  const recorded: Recorded = { entries: [], installed: [] };
  await updatesOf(recorded).tick(night);
  expect(recorded.installed).toEqual([]);
});

test('after two minutes a version has proved itself: the copy is erased, and the audit log says so', async () => {
  await server.publish('0.2.0', works);
  await updatesOf().check();
  await installPackage(options('0.2.0'));
  const recorded: Recorded = { entries: [], installed: [] };
  const updates = updatesOf(recorded, { version: '0.2.0' });
  await updates.tick(day, 0);
  expect(recorded.entries).toEqual([
    { action: 'update.install', target: '0.2.0', before: running, after: '0.2.0' },
  ]);
  expect(await versions.chosen()).toMatchObject({ trial: 0, unrecorded: null });
  expect(await settingsIn(copyBeforeOf(data))).toBe('settings');
  // A time server sets the clock: the version has run for ten seconds only.
  await updates.tick(day + 130_000, 10_000);
  expect(await versions.chosen()).toMatchObject({ trial: 0 });
  await updates.tick(day + 130_000, 130_000);
  expect(await versions.chosen()).toMatchObject({ current: '0.2.0', trial: null });
  expect((await readdir(folder)).sort()).toEqual(['data', 'program']);
  expect(recorded.entries).toHaveLength(1);
});

test('a version that ends again and again is left at the fourth start', async () => {
  await server.publish('0.2.0', works);
  await updatesOf().check();
  await installPackage(options('0.2.0'));
  const own = join(folder, 'program');
  const start = (): string => currentVersion(own, versions.folder, true);
  for (const trial of [1, 2, 3]) {
    expect(start()).toBe(versions.folderOf('0.2.0'));
    expect((await versions.chosen()).trial).toBe(trial);
    // A command does not count.
    expect(currentVersion(own, versions.folder, false)).toBe(versions.folderOf('0.2.0'));
  }
  expect(start()).toBe(own);
  expect(await versions.chosen()).toMatchObject({
    ...{ current: null, trial: null, failed: ['0.2.0'] },
    unrecorded: { action: 'update.back', from: '0.2.0', to: running },
  });
  expect(start()).toBe(own);
});

test('with a damaged choice, the version that was installed by hand runs', async () => {
  const own = join(folder, 'program');
  for (const text of ['{', '{"current":"../../etc"}', '{"current":"9.9.9"}']) {
    await writeFile(join(versions.folder, 'current.json'), text);
    expect(currentVersion(own, versions.folder, true)).toBe(own);
  }
});

describe('before the start of the version before', () => {
  const newer = () => Promise.reject(new Fault('data-newer', 'newer'));

  test('data that it cannot read are put aside, and those from before the update are back', async () => {
    await copyData(data, copyBeforeOf(data));
    await writeFile(join(data, 'settings.json'), 'newer settings');
    const aside = await recoverData(data, false, newer);
    expect(await settingsIn(data)).toBe('settings');
    expect(await settingsIn(aside!)).toBe('newer settings');
    expect(await readdir(folder)).not.toContain('data.before-update');
  });

  test('data that it can read stay, with all that was recorded since', async () => {
    await copyData(data, copyBeforeOf(data));
    await writeFile(join(data, 'journal/journal.jsonl'), 'more punches');
    expect(await recoverData(data, false, () => Promise.resolve())).toBeNull();
    expect(await readFile(join(data, 'journal/journal.jsonl'), 'utf8')).toBe('more punches');
    expect(await readdir(folder)).not.toContain('data.before-update');
  });

  test('while the newer one is on trial, the copy stays', async () => {
    await copyData(data, copyBeforeOf(data));
    expect(await recoverData(data, true, newer)).toBeNull();
    expect(await settingsIn(copyBeforeOf(data))).toBe('settings');
  });
});

test('going back chooses the version before, if it can read the data', async () => {
  await server.publish('0.2.0', works);
  await updatesOf().check();
  await installPackage(options('0.2.0'));
  const own = { folder: join(folder, 'program'), version: running };
  const back = { ...options('0.2.0'), running: '0.2.0' };
  await writeFile(join(own.folder, 'bin/rollcall.js'), fails);
  await expect(rollBack(back, own)).rejects.toMatchObject({ problem: 'unhealthy' });
  expect((await versions.chosen()).current).toBe('0.2.0');
  await writeFile(join(own.folder, 'bin/rollcall.js'), works);
  expect(await rollBack(back, own)).toBe(running);
  expect(await versions.chosen()).toMatchObject({ current: null, failed: ['0.2.0'] });
  await expect(rollBack(back, own)).rejects.toMatchObject({ problem: 'no-file' });
});

test('an address or a key that cannot be used is refused', () => {
  const { server: address, key } = server.source;
  expect(() => {
    requireSource({ server: address, key });
  }).not.toThrow();
  expect(() => {
    requireSource({ server: 'ftp://updates.example.com', key });
  }).toThrow('must begin with https:// or');
  expect(() => {
    requireSource({ server: address, key: 'abc' });
  }).toThrow('not the public key');
});

function listName(): string {
  return `rollcall-${process.platform}-${process.arch}.json`;
}
