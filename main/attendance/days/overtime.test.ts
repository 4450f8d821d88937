import { describe, expect, test } from 'vitest';
import type { Weekday } from '../../../contract/calls/settings.js';
import { overtimeOf, weekStartOf } from './overtime.js';

const hourMs = 3_600_000;

test.each<[string, Weekday, string]>([
  ['2026-03-30', 'monday', '2026-03-30'],
  ['2026-04-01', 'monday', '2026-03-30'],
  ['2026-04-05', 'monday', '2026-03-30'],
  ['2026-04-05', 'sunday', '2026-04-05'],
  ['2026-04-04', 'sunday', '2026-03-29'],
  ['2026-04-03', 'saturday', '2026-03-28'],
  ['2026-01-01', 'monday', '2025-12-29'],
  ['2024-03-01', 'thursday', '2024-02-29'],
])('the week of %s that begins on %s begins on %s', (day, firstWeekday, start) => {
  expect(weekStartOf(day, firstWeekday)).toBe(start);
});

/** Days with the same hours, from a first day on. */
const days = (from: string, ...hours: number[]) =>
  hours.map((worked, at) => ({
    day: new Date(Date.parse(from) + at * 86_400_000).toISOString().slice(0, 10),
    workedMs: worked * hourMs,
  }));
const limits = (daily: number, weekly: number) => ({
  dailyMs: daily * hourMs,
  weeklyMs: weekly * hourMs,
});

describe('overtime', () => {
  test.each<[string, number[], number, number, number[]]>([
    ['none without limits', [12, 12], Infinity, Infinity, [0, 0]],
    ['above the daily limit', [8, 9.5], 8, Infinity, [0, 1.5]],
    ['from the hour at which the week is full', [10, 10, 10, 12, 8], Infinity, 40, [0, 0, 0, 2, 8]],
    ['counts no hour twice', [10, 10, 10, 10, 10], 8, 40, [2, 2, 2, 2, 2]],
    ['daily and then weekly', [12, 8, 8, 8, 8, 8], 8, 40, [4, 0, 0, 0, 0, 8]],
    ['a limit of nothing', [3], 0, Infinity, [3]],
  ])('%s', (_what, worked, daily, weekly, expected) => {
    const found = overtimeOf(days('2026-03-30', ...worked), limits(daily, weekly), 'monday');
    expect(found.map((ms) => ms / hourMs)).toEqual(expected);
  });

  test('a week starts again on its first day', () => {
    const worked = days('2026-04-03', 20, 20, 20);
    const of = (firstWeekday: Weekday) =>
      overtimeOf(worked, limits(Infinity, 40), firstWeekday).map((ms) => ms / hourMs);
    // Friday to Sunday.
    expect(of('monday')).toEqual([0, 0, 20]);
    expect(of('sunday')).toEqual([0, 0, 0]);
  });
});
