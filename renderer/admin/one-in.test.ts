import { expect, test } from 'vitest';
import { oneIn } from './one-in.js';

test.each([
  [0.0001, '1 in 10,000'],
  [0.01, '1 in 100'],
  [0.0003, '1 in 3,333'],
])('%d', (share, expected) => {
  expect(oneIn(share)).toBe(expected);
});
