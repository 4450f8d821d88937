import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../storage/testing/folder.js';
import { Crashes } from './crashes.js';

test('three unexpected errors within ten minutes are too many, and each start waits longer', async () => {
  const crashes = new Crashes(await temporaryFolder());
  const start = Date.parse('2026-03-02T08:00:00Z');
  const seen = [0, 1, 2].map((minute) => {
    const nowMs = start + minute * 60_000;
    crashes.add(nowMs);
    return [crashes.areTooMany(nowMs), crashes.delayMs(nowMs)];
  });
  expect(seen).toEqual([
    [false, 1000],
    [false, 2000],
    [true, 4000],
  ]);
  for (let more = 0; more < 10; more++) crashes.add(start + 180_000);
  expect(crashes.delayMs(start + 180_000)).toBe(30_000);
  const later = start + 15 * 60_000;
  expect([crashes.areTooMany(later), crashes.delayMs(later)]).toEqual([false, 0]);
});

test('neither a damaged file nor a missing folder stops the start', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'crashes.json'), '{');
  const crashes = new Crashes(folder);
  expect(crashes.areTooMany()).toBe(false);
  crashes.add();
  expect(crashes.delayMs()).toBe(1000);
  const missing = new Crashes(join(folder, 'missing'));
  missing.add();
  expect(missing.delayMs()).toBe(0);
});
