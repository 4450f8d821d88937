import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Schedule } from '../../../contract/calls/settings.js';
import { workDaysOf, type DayRules } from './shift-days.js';
import type { StandingLook, StandingPunch } from '../journal/standing-punch.js';
import { standing } from '../testing/standing.js';
import type { WorkDay } from './work-day.js';

const hour = 3_600_000;
const minute = 60_000;

const rules: DayRules = {
  cutOffHour: 4,
  longestShiftMs: 16 * hour,
  scheduleOf: () => null,
  nowMs: Date.parse('2026-12-31T00:00:00Z'),
};

function scheduled(hours: { start: string; end: string }, more: Partial<Schedule> = {}): DayRules {
  const workday = [hours, hours, hours, hours, hours, null, null];
  const schedule: Schedule = {
    id: 's',
    name: 'S',
    week: workday,
    graceMinutes: 5,
    breakMinutes: 0,
    breakAfterMinutes: 0,
    ...more,
  };
  return { ...rules, scheduleOf: () => schedule };
}

/** @param text such as `in 2026-03-02T08:00+01:00, out …`. */
function days(text: string, by: DayRules = rules): WorkDay[] {
  const punches = text.split(',').map((part) => {
    const [direction, at] = part.trim().split(' ');
    return standing(direction as 'in' | 'out', at!);
  });
  return [...workDaysOf(punches, by)];
}

const office = scheduled({ start: '08:00', end: '16:30' });
const night = scheduled({ start: '22:00', end: '06:00' });
const everyNight = scheduled(
  { start: '22:00', end: '06:00' },
  { week: Array<Schedule['week'][number]>(7).fill({ start: '22:00', end: '06:00' }) },
);

describe('shift days', () => {
  test.each<[string, string, DayRules, [string, number, number][]]>([
    [
      'a day with a lunch break',
      'in 2026-03-02T08:00+01:00, out 2026-03-02T12:00+01:00, in 2026-03-02T12:30+01:00, out 2026-03-02T16:30+01:00',
      rules,
      [['2026-03-02', 8 * hour, hour / 2]],
    ],
    [
      'a night shift counts towards the day on which it started',
      'in 2026-03-02T22:00+01:00, out 2026-03-03T06:00+01:00',
      rules,
      [['2026-03-02', 8 * hour, 0]],
    ],
    [
      'a stint that starts before the cut-off hour counts towards the day before',
      'in 2026-03-02T22:00+01:00, out 2026-03-03T01:00+01:00, in 2026-03-03T01:30+01:00, out 2026-03-03T06:00+01:00',
      rules,
      [['2026-03-02', 7.5 * hour, hour / 2]],
    ],
    [
      'a break of a scheduled night shift that ends after the cut-off hour',
      'in 2026-03-02T22:00+01:00, out 2026-03-03T04:10+01:00, in 2026-03-03T04:40+01:00, out 2026-03-03T06:00+01:00',
      night,
      [['2026-03-02', 7.5 * hour, hour / 2]],
    ],
    [
      'the night on which clocks go forward has an hour less',
      'in 2026-03-28T22:00+01:00, out 2026-03-29T06:00+02:00',
      rules,
      [['2026-03-28', 7 * hour, 0]],
    ],
    [
      'the night on which clocks go back has an hour more',
      'in 2026-10-24T22:00+02:00, out 2026-10-25T06:00+01:00',
      rules,
      [['2026-10-24', 9 * hour, 0]],
    ],
    [
      'in the hour that happens twice',
      'in 2026-10-25T02:30+02:00, out 2026-10-25T02:10+01:00',
      rules,
      [['2026-10-24', (2 / 3) * hour, 0]],
    ],
    [
      'over the hour that is skipped',
      'in 2026-03-29T01:30+01:00, out 2026-03-29T03:30+02:00',
      rules,
      [['2026-03-28', hour, 0]],
    ],
    [
      'the cut-off hour itself is the new day, a minute earlier is not',
      'in 2026-03-03T03:59+01:00, out 2026-03-03T03:59:30+01:00, in 2026-03-03T04:00+01:00, out 2026-03-03T12:00+01:00',
      rules,
      [
        ['2026-03-02', minute / 2, 0],
        ['2026-03-03', 8 * hour, 0],
      ],
    ],
    [
      'a shift of the maximum length',
      'in 2026-03-02T04:00+01:00, out 2026-03-02T20:00+01:00',
      rules,
      [['2026-03-02', 16 * hour, 0]],
    ],
    [
      'a flight over the date line',
      'in 2026-03-02T22:00-10:00, out 2026-03-04T06:00+14:00',
      rules,
      [['2026-03-02', 8 * hour, 0]],
    ],
    [
      'a change of time zone',
      'in 2026-03-02T08:00+01:00, out 2026-03-02T12:00+00:00',
      rules,
      [['2026-03-02', 5 * hour, 0]],
    ],
    [
      'a time that is still the day before in UTC',
      'in 2026-03-02T08:00+13:00, out 2026-03-02T16:00+13:00',
      rules,
      [['2026-03-02', 8 * hour, 0]],
    ],
    [
      'days without punches are left out',
      'in 2026-03-02T08:00+01:00, out 2026-03-02T16:00+01:00, in 2026-03-06T08:00+01:00, out 2026-03-06T16:00+01:00',
      rules,
      [
        ['2026-03-02', 8 * hour, 0],
        ['2026-03-06', 8 * hour, 0],
      ],
    ],
    [
      'an unpaid break is deducted if none was taken',
      'in 2026-03-02T08:00+01:00, out 2026-03-02T16:30+01:00',
      scheduled({ start: '08:00', end: '16:30' }, { breakMinutes: 30, breakAfterMinutes: 360 }),
      [['2026-03-02', 8 * hour, hour / 2]],
    ],
    [
      'only the rest of it is deducted after a shorter break',
      'in 2026-03-02T08:00+01:00, out 2026-03-02T12:00+01:00, in 2026-03-02T12:20+01:00, out 2026-03-02T16:30+01:00',
      scheduled({ start: '08:00', end: '16:30' }, { breakMinutes: 30, breakAfterMinutes: 360 }),
      [['2026-03-02', 8 * hour, hour / 2]],
    ],
    [
      'it is not deducted from a short day',
      'in 2026-03-02T08:00+01:00, out 2026-03-02T12:00+01:00',
      scheduled({ start: '08:00', end: '16:30' }, { breakMinutes: 30, breakAfterMinutes: 360 }),
      [['2026-03-02', 4 * hour, 0]],
    ],
  ])('%s', (_what, text, by, expected) => {
    expect(days(text, by).map(({ day, workedMs, breakMs }) => [day, workedMs, breakMs])).toEqual(
      expected,
    );
  });
});

const everyDay = scheduled(
  { start: '10:00', end: '04:00' },
  { week: Array<Schedule['week'][number]>(7).fill({ start: '10:00', end: '04:00' }) },
);
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

describe('looks', () => {
  const look = (at: string, given: Partial<StandingPunch> = {}): StandingLook => ({
    ...standing('in', at, given),
    direction: null,
  });

  test('are listed to resolve, and count for nothing', () => {
    const seen = look('2026-03-02T12:00+01:00');
    const punches = [
      standing('in', '2026-03-02T08:00+01:00'),
      seen,
      standing('out', '2026-03-02T16:30+01:00'),
    ];
    expect([...workDaysOf(punches, rules)]).toMatchObject([
      { looks: [seen], workedMs: 8.5 * hour, missing: [], toResolve: true },
    ]);
  });

  test('alone make a day to resolve', () => {
    expect([...workDaysOf([look('2026-03-02T12:00+01:00')], office)]).toMatchObject([
      { day: '2026-03-02', stints: [], workedMs: 0, open: false, missing: [], toResolve: true },
    ]);
  });

  test('in a night shift belong to its day, and the next morning is another day', () => {
    const punches = [
      standing('in', '2026-03-02T22:00+01:00'),
      look('2026-03-03T04:30+01:00', { seq: 7 }),
      standing('out', '2026-03-03T06:00+01:00'),
      look('2026-03-03T09:00+01:00', { seq: 8 }),
    ];
    expect([...workDaysOf(punches, rules)]).toMatchObject([
      { day: '2026-03-02', looks: [{ seq: 7 }] },
      { day: '2026-03-03', looks: [{ seq: 8 }] },
    ]);
  });

  test.each([
    ['reviewed', { reviewed: true }, '2026-03-02T16:00+01:00', false],
    ['followed by a punch at once', {}, '2026-03-02T12:03+01:00', false],
    ['followed by a punch later', {}, '2026-03-02T12:10+01:00', true],
  ])('%s: to resolve or not', (_what, given, out, toResolve) => {
    const punches = [
      standing('in', '2026-03-02T08:00+01:00'),
      look('2026-03-02T12:00+01:00', given),
      standing('out', out),
    ];
    expect([...workDaysOf(punches, rules)]).toMatchObject([{ toResolve }]);
  });
});

describe('punches of different settings of the clock', () => {
  test('are never a pair, whatever the clock was ahead by', () => {
    for (const ahead of ['02T08:30', '02T09:00', '02T16:00', '02T20:00', '03T08:00', '09T08:00']) {
      const punches = [
        standing('in', `2026-03-${ahead}+01:00`, { seq: 1, clockBreak: 2 }),
        standing('in', '2026-03-02T08:00+01:00', { seq: 2 }),
        standing('out', '2026-03-02T16:30+01:00', { seq: 3 }),
        standing('in', '2026-03-03T08:00+01:00', { seq: 4 }),
        standing('out', '2026-03-03T16:30+01:00', { seq: 5 }),
      ].sort((a, b) => a.atMs - b.atMs);
      const pairs = [...workDaysOf(punches, rules)].flatMap(({ stints }) =>
        stints.map((stint) => [stint.in?.seq, stint.out?.seq]),
      );
      expect(pairs).toContainEqual([2, 3]);
      expect(pairs).toContainEqual([4, 5]);
      expect(pairs).toContainEqual([1, undefined]);
      expect([...workDaysOf(punches, rules)].some(({ toResolve }) => toResolve)).toBe(true);
    }
  });

  test('take no punch to the day of another', () => {
    const punches = [
      standing('in', '2026-03-02T17:00+01:00', { seq: 2 }),
      standing('in', '2026-03-03T08:00+01:00', { seq: 1, clockBreak: 2 }),
      standing('in', '2026-03-03T08:01+01:00', { seq: 3 }),
      standing('out', '2026-03-03T17:00+01:00', { seq: 4 }),
    ];
    const seqs = [...workDaysOf(punches, rules)].map(({ day, stints }) => [
      day,
      stints.map((stint) => [stint.in?.seq, stint.out?.seq]),
    ]);
    expect(seqs).toEqual([
      ['2026-03-02', [[2, undefined]]],
      [
        '2026-03-03',
        [
          [1, undefined],
          [3, 4],
        ],
      ],
    ]);
  });

  test('but HR may add the missing side of one from before', () => {
    const punches = [
      standing('in', '2026-03-02T08:00+01:00', { seq: 1, clockBreak: 2 }),
      standing('out', '2026-03-02T16:00+01:00', { seq: 9, method: 'manual' }),
    ];
    expect([...workDaysOf(punches, rules)]).toMatchObject([{ workedMs: 8 * hour, missing: [] }]);
  });

  test('an in of the future has no out yet to wait for', () => {
    const nowMs = Date.parse('2026-03-01T12:00+01:00');
    expect(days('in 2026-03-02T08:00+01:00', { ...rules, nowMs })).toMatchObject([
      { open: false, missing: ['out'], toResolve: true },
    ]);
  });
});

describe('missing punches are reported and never invented', () => {
  test.each<[string, string, ('in' | 'out')[], number, number]>([
    [
      'two ins',
      'in 2026-03-02T08:00+01:00, in 2026-03-02T12:00+01:00, out 2026-03-02T16:00+01:00',
      ['out'],
      4,
      2,
    ],
    [
      'two outs',
      'in 2026-03-02T08:00+01:00, out 2026-03-02T12:00+01:00, out 2026-03-02T16:00+01:00',
      ['in'],
      4,
      2,
    ],
    [
      'only ins, as from an entrance',
      'in 2026-03-02T08:00+01:00, in 2026-03-02T12:00+01:00, in 2026-03-02T16:00+01:00',
      ['out'],
      0,
      3,
    ],
    [
      'only outs, as from an exit',
      'out 2026-03-02T12:00+01:00, out 2026-03-02T16:00+01:00',
      ['in'],
      0,
      2,
    ],
    ['an out alone', 'out 2026-03-02T16:00+01:00', ['in'], 0, 1],
    ['an in alone', 'in 2026-03-02T08:00+01:00', ['out'], 0, 1],
    [
      'a shift above the maximum length',
      'in 2026-03-02T04:00+01:00, out 2026-03-02T20:01+01:00',
      ['in', 'out'],
      0,
      2,
    ],
  ])('%s', (_what, text, missing, workedHours, stints) => {
    const [day] = days(text);
    expect(day).toMatchObject({ missing, workedMs: workedHours * hour, open: false });
    expect(day!.stints).toHaveLength(stints);
  });

  test('the out of someone who is still clocked in is not missing', () => {
    const nowMs = Date.parse('2026-03-02T12:00+01:00');
    expect(days('in 2026-03-02T08:00+01:00', { ...rules, nowMs })).toMatchObject([
      { open: true, missing: [], lastOut: null },
    ]);
  });
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

test.each([
  ['all punches and no flags', [{}, {}], false],
  ['a flag', [{ flags: ['clock-set-back'] }, {}], true],
  ['a reviewed flag', [{ flags: ['clock-set-back'], reviewed: true }, {}], false],
  [
    'a flag and the other punch reviewed',
    [{ flags: ['clock-set-back'] }, { reviewed: true }],
    true,
  ],
  ['a missing out', [{}], true],
  ['a missing out, reviewed', [{ reviewed: true }], false],
] as const)('a day with %s: to resolve or not', (_name, given, toResolve) => {
  const punches = given.map((one, index) =>
    standing(index === 0 ? 'in' : 'out', `2026-03-02T${index === 0 ? '08' : '16'}:00+01:00`, one),
  );
  expect([...workDaysOf(punches, rules)]).toMatchObject([{ toResolve }]);
});

test('an in at one kiosk and an out at another are a pair', () => {
  const [entrance, exit] = [{ kioskId: 'entrance' }, { kioskId: 'exit' }];
  const punches = [
    standing('in', '2026-03-02T08:00+01:00', entrance),
    standing('out', '2026-03-02T12:00+01:00', exit),
    // Let in by someone else at noon, without a punch at the entrance.
    standing('out', '2026-03-02T16:00+01:00', exit),
  ];
  expect([...workDaysOf(punches, rules)]).toMatchObject([
    {
      workedMs: 4 * hour,
      missing: ['in'],
      toResolve: true,
      stints: [
        { in: entrance, out: exit },
        { in: null, out: exit },
      ],
    },
  ]);
});

test('a day has the flags of all its punches, and people are separate', () => {
  const all: StandingPunch[] = [
    standing('in', '2026-03-02T08:00+01:00', { flags: ['clock-set-back'] }),
    standing('out', '2026-03-02T16:00+01:00', { flags: ['clock-set-back'] }),
    standing('in', '2026-03-02T08:00+01:00', { subjectId: 'subject-2' }),
  ];
  expect([...workDaysOf(all, rules)]).toMatchObject([
    { subjectId: 'subject-1', flags: ['clock-set-back'], missing: [] },
    { subjectId: 'subject-2', flags: [], missing: ['out'] },
  ]);
});

test('every punch is in exactly one stint, and complete days add up', () => {
  const steps = fc.array(
    fc.record({
      afterMinutes: fc.integer({ min: 1, max: 30 * 60 }),
      direction: fc.constantFrom('in' as const, 'out' as const),
    }),
    { minLength: 1, maxLength: 40 },
  );
  fc.assert(
    fc.property(steps, (all) => {
      let atMs = Date.parse('2026-03-01T00:00:00Z');
      const punches = all.map(({ afterMinutes, direction }, index) => {
        atMs += afterMinutes * minute;
        return standing(direction, '2026-03-01T00:00+01:00', { atMs, seq: index + 1 });
      });
      const made = [...workDaysOf(punches, rules)];
      const seqs = made.flatMap(({ stints }) =>
        stints.flatMap((stint) => [stint.in?.seq ?? [], stint.out?.seq ?? []].flat()),
      );
      expect(seqs).toEqual(punches.map(({ seq }) => seq));
      for (const { missing, open, firstIn, lastOut, workedMs, breakMs } of made) {
        if (missing.length > 0 || open) continue;
        expect(workedMs + breakMs).toBe(lastOut!.atMs - firstIn!.atMs);
      }
    }),
  );
});
