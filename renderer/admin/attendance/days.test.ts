import { expect, test } from 'vitest';
import { addDays, duration, signedDuration } from './days.js';

test.each([
  ['2026-02-28', 1, '2026-03-01'],
  ['2026-01-01', -1, '2025-12-31'],
  ['2026-03-29', 1, '2026-03-30'],
])('%s plus %i days', (day, days, expected) => {
  expect(addDays(day, days)).toBe(expected);
});

test.each([
  [0, '0:00'],
  [59_999, '0:01'],
  [27_000_000, '7:30'],
])('%i ms as hours and minutes', (ms, expected) => {
  expect(duration(ms)).toBe(expected);
});

test.each([
  [null, ''],
  [20_000, '0:00'],
  [1_800_000, '+0:30'],
  [-27_000_000, '−7:30'],
])('a balance of %s ms', (ms, expected) => {
  expect(signedDuration(ms)).toBe(expected);
});
