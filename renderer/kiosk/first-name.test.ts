import { expect, test } from 'vitest';
import { firstName, widthInLetters } from './first-name.js';

test.each([
  ['Ada Lovelace', 'Ada'],
  ['Lovelace, Ada', 'Ada'],
  ['Lovelace,', 'Lovelace,'],
  ['Anne-Marie de la Tour', 'Anne-Marie'],
  ['山田太郎', '山田太郎'],
  ['ada', 'ada'],
  ['', ''],
])('%j is greeted as %j', (name, first) => {
  expect(firstName(name)).toBe(first);
});

test('wide characters count twice, and an empty line counts as one', () => {
  expect(widthInLetters('Ada')).toBe(3);
  expect(widthInLetters('山田')).toBe(4);
  expect(widthInLetters('')).toBe(1);
});
