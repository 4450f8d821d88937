import { expect, test } from 'vitest';
import { ShapeSum } from './shape.js';
import { workDaysOf } from './shift-days.js';
import type { StandingPunch } from '../journal/standing-punch.js';
import { standing } from '../testing/standing.js';

const nowMs = Date.parse('2026-03-03T10:00+01:00');

function shape(punches: readonly StandingPunch[]) {
  const rules = { cutOffHour: 4, longestShiftMs: 16 * 3_600_000, scheduleOf: () => null, nowMs };
  const sum = new ShapeSum(nowMs);
  for (const day of workDaysOf(punches, rules)) sum.add(day);
  return sum.result();
}

test('arrivals, presence and trend of two people on two days', () => {
  const ben = { subjectId: 'subject-2' };
  const { arrivals, presence, trend } = shape([
    standing('in', '2026-03-02T08:10+01:00'),
    standing('out', '2026-03-02T09:10+01:00'),
    standing('in', '2026-03-02T09:40+01:00'),
    standing('out', '2026-03-02T10:10+01:00'),
    // Still clocked in on the second day.
    standing('in', '2026-03-03T09:30+01:00'),
    standing('in', '2026-03-02T08:00+01:00', ben),
    standing('out', '2026-03-02T08:30+01:00', ben),
  ]);
  const counts = arrivals.flatMap((count, quarter) => (count === 0 ? [] : [[quarter / 4, count]]));
  expect(counts).toEqual([
    [8, 2],
    [9.5, 1],
  ]);
  // Mean of two days: at 8:00 both people, at 8:30 only one, at 9:30 one on both days.
  expect([8, 8.5, 9.5, 12].map((hour) => presence[hour * 4])).toEqual([1, 0.5, 1, 0]);
  expect(trend).toEqual([
    { day: '2026-03-02', people: 2, hours: 2 },
    { day: '2026-03-03', people: 1, hours: 0 },
  ]);
});

test('a night counts before and after midnight', () => {
  const { presence } = shape([
    standing('in', '2026-03-01T23:00+01:00'),
    standing('out', '2026-03-02T01:00+01:00'),
  ]);
  const hours = presence.flatMap((count, quarter) => (count === 0 ? [] : [quarter / 4]));
  expect(hours).toEqual([0, 0.25, 0.5, 0.75, 23, 23.25, 23.5, 23.75]);
});

test('without punches all figures are zero', () => {
  const { arrivals, presence, trend } = shape([]);
  expect([...arrivals, ...presence].every((count) => count === 0)).toBe(true);
  expect(trend).toEqual([]);
});
