import { expect, test } from 'vitest';
import { greetingOf, timeOfDay } from './greeting.js';

test.each([
  [0, 'evening'],
  [3, 'evening'],
  [4, 'morning'],
  [11, 'morning'],
  [12, 'afternoon'],
  [17, 'afternoon'],
  [18, 'evening'],
  [23, 'evening'],
])('at %i:00 the greeting is good %s', (hour, greeting) => {
  expect(greetingOf(hour)).toBe(greeting);
});

test('the wall clock is read as written, in any time zone', () => {
  expect(timeOfDay('2026-03-02T08:59:00+01:00')).toEqual({ hour: 8, text: '08:59' });
  expect(timeOfDay('2026-03-02T23:05:59-11:00')).toEqual({ hour: 23, text: '23:05' });
});
