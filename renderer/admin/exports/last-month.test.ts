import { expect, test } from 'vitest';
import { lastMonth } from './last-month.js';

test.each([
  [new Date(2026, 3, 17), '2026-03-01', '2026-03-31'],
  [new Date(2026, 0, 1), '2025-12-01', '2025-12-31'],
  [new Date(2028, 2, 31), '2028-02-01', '2028-02-29'],
])('the month before %s', (now, from, to) => {
  expect(lastMonth(now)).toEqual({ from, to });
});
