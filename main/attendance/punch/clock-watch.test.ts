import { expect, test } from 'vitest';
import { clockFlag, type ClockReading } from './clock-watch.js';

const hour = 3_600_000;
const before: ClockReading = { version: 1, wallMs: 1e12, uptimeMs: 5 * hour, bootId: 'boot-1' };
const after = (
  wallMs: number,
  uptimeMs: number,
  bootId: string | null = 'boot-1',
): ClockReading => ({
  version: 1,
  wallMs: before.wallMs + wallMs,
  uptimeMs: before.uptimeMs + uptimeMs,
  bootId,
});

test.each([
  ['one hour later', after(hour, hour), null],
  ['corrected by half a minute, as by a time server', after(hour + 30_000, hour), null],
  ['set back by two minutes', after(hour - 120_000, hour), 'clock-set-back'],
  ['set back to an earlier time', after(-hour, hour), 'clock-set-back'],
  ['set forward by two minutes', after(hour + 120_000, hour), 'clock-set-forward'],
  ['another boot, nothing known', after(24 * hour, -4 * hour, 'boot-2'), null],
  [
    'another boot with a longer time since boot, nothing known',
    after(24 * hour, hour, 'boot-2'),
    null,
  ],
  [
    'without boot ids, a shorter time since boot means another boot',
    after(24 * hour, -hour, null),
    null,
  ],
] as const)('%s', (_what, now, expected) => {
  const from = now.bootId === null ? { ...before, bootId: null } : before;
  expect(clockFlag(from, now)).toBe(expected);
});
