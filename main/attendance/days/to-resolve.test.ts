import { describe, expect, test } from 'vitest';
import { workDaysOf } from './shift-days.js';
import type { StandingLook, StandingPunch } from '../journal/standing-punch.js';
import { standing } from '../testing/standing.js';
import { hour, rules, office } from '../testing/day-texts.js';

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
