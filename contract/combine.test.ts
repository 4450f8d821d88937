import { expect, test } from 'vitest';
import { combine } from './combine.js';

test('parts are merged into one object', () => {
  expect(combine({ 'a.b': 1 }, { 'c.d': 2 }, {})).toEqual({ 'a.b': 1, 'c.d': 2 });
});

test('a name that is defined twice is refused, even with the same value', () => {
  expect(() => combine({ 'a.b': 1 }, { 'a.b': 1 })).toThrow('"a.b" is defined twice');
});
