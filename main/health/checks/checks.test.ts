import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Heartbeat } from '../heartbeat.js';
import { checkClock } from './check-clock.js';
import { checkDisk, checkFolder } from './check-disk.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-checks-'));
  onTestFinished(() => rm(folder, { recursive: true }));
});

const beatAt = (at: string) => ({ at }) as Heartbeat;

test.each([
  ['1970-01-01T00:00:05Z', null, 'bad', 'cannot be right'],
  ['2120-01-01T00:00:00Z', null, 'bad', 'cannot be right'],
  ['2026-12-01T08:00:00Z', '2026-12-01T09:00:00Z', 'bad', 'still running later'],
  ['2026-12-01T08:00:00Z', '2026-12-01T08:01:00Z', 'good', '2026-12-01 08:00 UTC'],
  ['2026-12-01T08:00:00Z', null, 'good', '2026-12-01 08:00 UTC'],
])('a clock at %s after a heartbeat at %s is %s', async (now, beat, state, words) => {
  const heartbeat = beat === null ? null : beatAt(beat);
  const found = await checkClock(heartbeat, new Date(now), join(folder, 'none'));
  expect(found).toMatchObject({ state, sentence: expect.stringContaining(words) as string });
});

test('a machine that waits for the network’s time gets a warning', async () => {
  const now = new Date('2026-12-01T08:00:00Z');
  expect((await checkClock(null, now, folder)).state).toBe('warning');
  await writeFile(join(folder, 'synchronized'), '');
  expect((await checkClock(null, now, folder)).sentence).toContain('set from the network');
});

test('a data folder must exist, and only its owner may have access', async () => {
  expect((await checkFolder(join(folder, 'none'))).state).toBe('warning');
  expect((await checkFolder(folder)).state).toBe('good');
  await chmod(folder, 0o755);
  expect(await checkFolder(folder)).toMatchObject({
    state: 'warning',
    sentence: expect.stringContaining('chmod 700') as string,
  });
});

test('the check writes to the disk, and leaves nothing behind', async () => {
  expect((await checkDisk(folder)).state).not.toBe('bad');
  expect(await readdir(folder)).toEqual([]);
  const notAFolder = join(folder, 'file');
  await writeFile(notAFolder, '');
  expect((await checkDisk(notAFolder)).state).toBe('bad');
});
