import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Schedule } from '../../../contract/calls/settings.js';
import { workDaysOf, type DayRules } from './shift-days.js';
import type { StandingPunch } from '../journal/standing-punch.js';
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
