import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workDaysOf, type DayRules } from './shift-days.js';
import type { StandingPunch } from '../journal/standing-punch.js';
import { standing } from '../testing/standing.js';
import { hour, minute, rules, scheduled, days, night } from '../testing/day-texts.js';

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
