import { describe, expect, test } from 'vitest';
import type { Schedule } from '../../../contract/calls/settings.js';
import { workDaysOf, type DayRules } from './shift-days.js';
import { standing } from '../testing/standing.js';
import { rules, scheduled, days, office, night } from '../testing/day-texts.js';

const everyDay = scheduled(
  { start: '10:00', end: '04:00' },
  { week: Array<Schedule['week'][number]>(7).fill({ start: '10:00', end: '04:00' }) },
);

describe('days that are hard to believe are listed, although in and out alternate', () => {
  const usual = ['02', '03', '04', '05', '06', '09']
    .map((day) => `in 2026-02-${day}T08:03+01:00, out 2026-02-${day}T16:58+01:00`)
    .join();
  test.each<[string, string, DayRules, string[]]>([
    ['a usual day', 'in 2026-03-02T08:00+01:00, out 2026-03-02T16:30+01:00', office, []],
    ['a day with overtime', 'in 2026-03-02T08:00+01:00, out 2026-03-02T20:00+01:00', office, []],
    ['a usual night', 'in 2026-03-02T22:00+01:00, out 2026-03-03T06:00+01:00', night, []],
    [
      'a night of 15 hours of someone who works days',
      'in 2026-03-02T17:00+01:00, out 2026-03-03T08:00+01:00',
      office,
      ['very-late', 'too-long'],
    ],
    [
      'a night of 15 hours without a schedule',
      'in 2026-03-02T17:00+01:00, out 2026-03-03T08:00+01:00',
      rules,
      ['too-long'],
    ],
    [
      'late by more than half a shift',
      'in 2026-03-02T12:30+01:00, out 2026-03-02T16:30+01:00',
      office,
      ['very-late'],
    ],
    [
      'early by more than half a shift',
      'in 2026-03-02T08:00+01:00, out 2026-03-02T11:30+01:00',
      office,
      ['very-early'],
    ],
    ['minutes', 'in 2026-03-02T08:00+01:00, out 2026-03-02T08:05+01:00', rules, ['too-short']],
    [
      'two shifts at once',
      'in 2026-03-02T19:00+01:00, out 2026-03-03T11:00+01:00',
      everyDay,
      ['two-shifts'],
    ],
    [
      'a day like those before',
      `${usual}, in 2026-02-10T07:40+01:00, out 2026-02-10T17:20+01:00`,
      rules,
      [],
    ],
    [
      'half a usual day',
      `${usual}, in 2026-02-10T08:00+01:00, out 2026-02-10T12:00+01:00`,
      rules,
      ['unusual-times'],
    ],
    [
      'an in at the usual time to leave',
      `${usual}, in 2026-02-10T17:00+01:00, out 2026-02-11T03:00+01:00`,
      rules,
      ['unusual-times'],
    ],
    [
      'four hours longer than usual',
      `${usual}, in 2026-02-10T06:00+01:00, out 2026-02-10T19:00+01:00`,
      rules,
      ['too-long'],
    ],
  ])('%s', (_what, text, by, doubts) => {
    expect(days(text, by).at(-1)).toMatchObject({ doubts, toResolve: doubts.length > 0 });
  });

  test('until one of the punches is reviewed', () => {
    const punches = [
      standing('in', '2026-03-02T17:00+01:00', { reviewed: true }),
      standing('out', '2026-03-03T08:00+01:00'),
    ];
    expect([...workDaysOf(punches, rules)]).toMatchObject([
      { doubts: ['too-long'], toResolve: false },
    ]);
  });
});
