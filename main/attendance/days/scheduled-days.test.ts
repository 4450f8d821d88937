import { describe, expect, test } from 'vitest';
import type { DayRules } from './shift-days.js';
import {
  hour,
  minute,
  rules,
  scheduled,
  days,
  office,
  night,
  everyNight,
} from '../testing/day-texts.js';

const early = scheduled({ start: '04:00', end: '12:00' });
const midnight = scheduled({ start: '00:00', end: '08:00' });
const afterCutOff = scheduled({ start: '05:30', end: '13:30' });
const late = scheduled({ start: '14:00', end: '22:00' });

describe('a stint belongs to the day of its scheduled shift', () => {
  // 2 March 2026 is a Monday.
  test.each<[string, string, DayRules, string[]]>([
    ['at the cut-off hour', 'in 2026-03-03T03:55+01:00, out 2026-03-03T12:00+01:00', early, ['03']],
    ['hours before it', 'in 2026-03-03T01:10+01:00, out 2026-03-03T12:00+01:00', early, ['03']],
    [
      'shortly after it',
      'in 2026-03-03T03:40+01:00, out 2026-03-03T13:30+01:00',
      afterCutOff,
      ['03'],
    ],
    ['at midnight', 'in 2026-03-03T00:02+01:00, out 2026-03-03T08:00+01:00', midnight, ['03']],
    ['before midnight', 'in 2026-03-02T23:55+01:00, out 2026-03-03T08:00+01:00', midnight, ['03']],
    [
      'before midnight on Sunday',
      'in 2026-03-01T23:55+01:00, out 2026-03-02T08:00+01:00',
      midnight,
      ['02'],
    ],
    [
      'with a break after the cut-off hour',
      'in 2026-03-02T23:55+01:00, out 2026-03-03T04:10+01:00, in 2026-03-03T04:40+01:00, out 2026-03-03T08:00+01:00',
      midnight,
      ['03'],
    ],
    ['without its out', 'in 2026-03-03T03:55+01:00', early, ['03']],
    ['without its in', 'out 2026-03-03T08:05+01:00', midnight, ['03']],
    ['without its in, after a night', 'out 2026-03-03T06:10+01:00', night, ['02']],
    ['after overtime past midnight, without its in', 'out 2026-03-03T00:30+01:00', late, ['02']],
    [
      'on a day off, as on other days',
      'in 2026-03-07T03:55+01:00, out 2026-03-07T12:00+01:00',
      early,
      ['07'],
    ],
    [
      'two days in a row',
      'in 2026-03-02T03:55+01:00, out 2026-03-02T12:00+01:00, in 2026-03-03T03:50+01:00, out 2026-03-03T12:00+01:00',
      early,
      ['02', '03'],
    ],
  ])('%s', (_what, text, by, expected) => {
    const found = days(text, by);
    expect(found.map(({ day }) => day.slice(8))).toEqual(expected);
    for (const { lateMs } of found) if (lateMs !== null) expect(lateMs).toBeLessThan(hour);
  });
});

test('a stint far from any shift counts by the cut-off hour', () => {
  const text = 'in 2026-03-03T00:30+01:00, out 2026-03-03T02:00+01:00';
  expect(days(text, office)).toMatchObject([{ day: '2026-03-02' }]);
});

describe('deviations from the schedule', () => {
  test.each<[string, string, DayRules, number | null, number | null]>([
    ['within the tolerance', 'in 2026-03-02T08:05+01:00, out 2026-03-02T16:25+01:00', office, 0, 0],
    [
      'beyond the tolerance, counted in full',
      'in 2026-03-02T08:06+01:00, out 2026-03-02T16:24+01:00',
      office,
      6,
      6,
    ],
    [
      'before and after hours',
      'in 2026-03-02T07:00+01:00, out 2026-03-02T18:00+01:00',
      office,
      0,
      0,
    ],
    ['on a day off', 'in 2026-03-07T10:00+01:00, out 2026-03-07T11:00+01:00', office, null, null],
    [
      'without a schedule',
      'in 2026-03-02T10:00+01:00, out 2026-03-02T11:00+01:00',
      rules,
      null,
      null,
    ],
    ['without an out', 'in 2026-03-02T09:00+01:00', office, 60, null],
    ['a night shift', 'in 2026-03-02T22:20+01:00, out 2026-03-03T05:30+01:00', night, 20, 30],
    [
      'to the end of the night that is an hour shorter',
      'in 2026-03-28T22:10+01:00, out 2026-03-29T06:00+02:00',
      everyNight,
      10,
      0,
    ],
    [
      'not to the end of the night that is an hour longer',
      'in 2026-10-24T22:00+02:00, out 2026-10-25T05:00+01:00',
      everyNight,
      0,
      60,
    ],
    [
      'a night shift that ends one hour early',
      'in 2026-03-27T22:00+01:00, out 2026-03-28T05:00+01:00',
      night,
      0,
      60,
    ],
  ])('%s', (_what, text, by, late, early) => {
    const [day] = days(text, by);
    const inMinutes = (ms: number | null): number | null => (ms === null ? null : ms / minute);
    expect([inMinutes(day!.lateMs), inMinutes(day!.earlyMs)]).toEqual([late, early]);
  });
});
