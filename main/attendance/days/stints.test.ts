import { describe, expect, test } from 'vitest';
import { workDaysOf } from './shift-days.js';
import { standing } from '../testing/standing.js';
import { hour, rules, days } from '../testing/day-texts.js';

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
