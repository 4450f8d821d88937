import { expect, test } from 'vitest';
import { counted } from './plural.js';

test.each([
  [0, 'photo', undefined, '0 photos'],
  [1, 'photo', undefined, '1 photo'],
  [2, 'photo', undefined, '2 photos'],
  [1, 'person', 'people', '1 person'],
  [1200, 'person', 'people', '1,200 people'],
])('%d %s', (count, one, other, text) => {
  expect(counted(count, one, other)).toBe(text);
});
