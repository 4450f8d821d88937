import { expect, test } from 'vitest';
import { backOffMs } from './back-off.js';

test('pauses double from half a second to eight seconds', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map(backOffMs)).toEqual([
    500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000,
  ]);
});

test('the pause stays finite after very many failures', () => {
  expect(backOffMs(100_000)).toBe(8_000);
});
