import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Schedule } from '../../contract/calls/settings.js';
import { requireSource } from './server.js';
import { isNewer } from './version.js';
import { works, running, night, day, type Recorded, useUpdateSite } from './testing/update-site.js';

const site = useUpdateSite();

test('without a server nothing is asked, and it is said how to set one', async () => {
  await site.versions.setSource(null);
  const updates = site.updates();
  await updates.tick(night);
  expect(await updates.state()).toMatchObject({ state: 'off', next: null, version: running });
  await expect(updates.check()).rejects.toThrow('rollcall update server');
  expect(site.server.asked).toEqual([]);
});

test('a newer version is fetched, checked and unpacked, without its links', async () => {
  await site.server.publish('0.2.0', works);
  const state = await site.updates().check(day);
  expect(state).toEqual({
    ...{ version: running, state: 'ready', next: '0.2.0', problem: null },
    checkedAt: '2026-03-02T10:00:00.000Z',
  });
  expect(await readdir(site.versions.folderOf('0.2.0'))).toEqual([
    'bin',
    'dist',
    'links',
    'package.json',
  ]);
  expect(await readdir(join(site.versions.folderOf('0.2.0'), 'links'))).toEqual([]);
  expect((await readdir(site.versions.folder)).sort()).toEqual(['0.2.0', 'source.json']);
});

test.each([
  [
    'a list that was changed',
    () => {
      site.server.put(listName(), Buffer.concat([site.server.get(listName()), Buffer.from(' ')]));
    },
  ],
  [
    'a signature of someone else',
    () => {
      site.server.put(`${listName()}.sig`, 'AAAA');
    },
  ],
  [
    'a file that was changed',
    () => {
      const path = '0.2.0/rollcall-0.2.0.tar.gz';
      const bytes = Buffer.from(site.server.get(path));
      bytes[bytes.length - 1]! ^= 1;
      site.server.put(path, bytes);
    },
  ],
  [
    'a file that is longer',
    () => {
      site.server.put('0.2.0/rollcall-0.2.0.tar.gz', Buffer.alloc(50_000));
    },
  ],
])('%s is not used', async (_what, spoil) => {
  await site.server.publish('0.2.0', works);
  spoil();
  expect(await site.updates().check()).toMatchObject({ problem: 'not-signed' });
  expect(await readdir(site.versions.folder)).toEqual(['source.json']);
});

test('a list for another system is not used', async () => {
  await site.server.publish('0.2.0', works, (release) => ({ ...release, system: 'plan9-mips' }));
  expect(await site.updates().check()).toMatchObject({ problem: 'not-signed' });
  expect(await readdir(site.versions.folder)).toEqual(['source.json']);
});

test('a package that says to be another version is not used', async () => {
  await site.server.publish('0.2.0', works, (release) => ({ ...release, version: '0.3.0' }));
  site.server.put('0.3.0/rollcall-0.2.0.tar.gz', site.server.get('0.2.0/rollcall-0.2.0.tar.gz'));
  expect(await site.updates().check()).toMatchObject({ problem: 'not-signed' });
  expect(await readdir(site.versions.folder)).toEqual(['source.json']);
});

test('a server that is gone, or has no release, is a problem that goes away', async () => {
  const updates = site.updates();
  expect(await updates.check()).toMatchObject({ state: 'unknown', problem: 'unreachable' });
  await site.server.publish(running, works);
  expect(await updates.check()).toMatchObject({ state: 'current', next: null, problem: null });
});

test('an older version is never fetched', async () => {
  await site.server.publish('0.0.9', works);
  expect(await site.updates().check()).toMatchObject({ state: 'current', next: null });
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
    await site.server.publish('0.2.0', works);
    const recorded: Recorded = { entries: [], installed: [] };
    const updates = site.updates(recorded, given);
    await updates.tick(atMs);
    await updates.tick(atMs + 60_000);
    expect(recorded.installed).toEqual(isInstalled ? ['0.2.0'] : []);
  });
});

test('an address or a key that cannot be used is refused', () => {
  const { server: address, key } = site.server.source;
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
