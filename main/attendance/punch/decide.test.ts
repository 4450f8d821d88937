import { describe, expect, test } from 'vitest';
import type { Schedule } from '../../../contract/calls/settings.js';
import type { StandingPunch } from '../journal/standing-punch.js';
import { standing } from '../testing/standing.js';
import { decidePunch, type ChosenDirection, type PunchHistory, type PunchRules } from './decide.js';

const hourMs = 3_600_000;
const minuteMs = 60_000;

const rules: PunchRules = {
  debounceMs: 2 * minuteMs,
  longestShiftMs: 16 * hourMs,
  schedule: null,
};

function scheduled(start: string, end: string): PunchRules {
  const hours = { start, end };
  const schedule: Schedule = {
    id: 's',
    name: 'S',
    week: [hours, hours, hours, hours, hours, null, null],
    graceMinutes: 5,
    breakMinutes: 0,
    breakAfterMinutes: 0,
  };
  return { ...rules, schedule };
}

const office = scheduled('08:00', '17:00');
const night = scheduled('22:00', '06:00');
const early = scheduled('04:00', '12:00');
const midnight = scheduled('00:00', '08:00');

/** Days in this text are of March 2026, in which the 2nd is a Monday: such as `in 02 08:00, out 02 17:00`. */
function punchesOf(text: string): StandingPunch[] {
  if (text === '') return [];
  return text.split(',').map((part, index) => {
    const [direction, day, time] = part.trim().split(' ');
    return standing(direction as 'in' | 'out', instant(`${day!} ${time!}`), { seq: index + 1 });
  });
}

const instant = (text: string): string => `2026-03-${text.replace(' ', 'T')}+01:00`;

/** What is decided at a time: `in`, `out`, `in out-missing`, `ask` or `already`. */
function decided(
  punches: readonly StandingPunch[],
  at: string,
  by: PunchRules = rules,
  more: { chosen?: ChosenDirection } & Partial<PunchHistory> = {},
): string {
  const { chosen = null, ...given } = more;
  const now = { atMs: Date.parse(instant(at)), offsetMinutes: 60, clockFlag: null };
  const history = { punches, looks: [], lastOfAnyone: null, ...given };
  const decision = decidePunch(now, history, by, chosen);
  if (decision.kind !== 'record') return decision.kind;
  return [decision.direction, ...decision.flags].join(' ');
}

describe('with a schedule', () => {
  test.each<[string, string, string, PunchRules, string]>([
    ['coming in the morning', '', '02 07:50', office, 'in'],
    ['coming hours before the shift', '', '02 04:30', office, 'in'],
    ['coming an hour late', '', '02 09:00', office, 'in'],
    ['coming later, it may be a break whose arrival was missed', '', '02 09:30', office, 'ask'],
    [
      'the first look of the next day is in the middle of the shift',
      'in 02 08:00, out 02 19:10',
      '03 11:00',
      office,
      'ask',
    ],
    ['the first look of the day is in the middle of the shift', '', '02 12:30', office, 'ask'],
    ['the first look of the day is near the end: the in is missing', '', '02 17:00', office, 'out'],
    ['the first look of the day is after overtime', '', '02 19:30', office, 'out'],
    ['leaving at the end', 'in 02 08:00', '02 17:00', office, 'out'],
    ['leaving after overtime', 'in 02 08:00', '02 20:30', office, 'out'],
    ['leaving hours before the end', 'in 02 08:00', '02 14:00', office, 'ask'],
    ['passing the kiosk again after five minutes', 'in 02 08:00', '02 08:05', office, 'ask'],
    ['passing it in the middle of the shift', 'in 02 08:00', '02 12:00', office, 'ask'],
    ['coming back from a break', 'in 02 08:00, out 02 12:00', '02 12:40', office, 'in'],
    ['passing it again after leaving', 'in 02 08:00, out 02 17:00', '02 17:06', office, 'ask'],
    ['half an hour after leaving', 'in 02 08:00, out 02 17:00', '02 17:30', office, 'ask'],
    ['the return was missed', 'in 02 08:00, out 02 12:00', '02 17:00', office, 'out'],
    ['the last out was missed', 'in 02 08:00', '03 08:00', office, 'in out-missing'],
    [
      'an in at 17:00 has no out in the morning',
      'in 02 17:00',
      '03 08:00',
      office,
      'in out-missing',
    ],
    ['late at night', 'in 02 08:00', '02 23:00', office, 'ask'],
    ['on a day off, in turns', '', '07 10:00', office, 'in'],
    ['on a day off, leaving', 'in 07 10:00', '07 15:00', office, 'out'],
    ['a night shift begins', '', '02 21:55', night, 'in'],
    ['a night shift ends', 'in 02 21:55', '03 06:02', night, 'out'],
    ['a night shift ends and its in is missing', '', '03 06:02', night, 'out'],
    [
      'a night shift began and the last out is missing',
      'in 02 21:55',
      '03 21:50',
      night,
      'in out-missing',
    ],
    ['before the cut-off hour', '', '02 03:55', early, 'in'],
    ['before midnight, for the next day', '', '02 23:57', midnight, 'in'],
    ['on Sunday evening, for Monday', '', '01 23:57', midnight, 'in'],
    ['leaving a shift that began at midnight', 'in 02 23:57', '03 08:01', midnight, 'out'],
  ])('%s', (_what, before, at, by, expected) => {
    expect(decided(punchesOf(before), at, by)).toBe(expected);
  });
});

describe('with the last four weeks', () => {
  const days = ['02', '03', '04', '05', '06', '09', '10'];
  const weeksOf = (text: (day: string) => string): StandingPunch[] =>
    days.flatMap((day) => punchesOf(text(day)));
  const office = weeksOf((day) => `in ${day} 08:03, out ${day} 16:58`);
  const lunch = weeksOf(
    (day) => `in ${day} 08:03, out ${day} 12:01, in ${day} 12:44, out ${day} 16:58`,
  );

  test.each<[string, StandingPunch[], string, string, string]>([
    ['coming at the usual time', office, '', '11 08:10', 'in'],
    ['the first look is at the usual time to leave', office, '', '11 17:05', 'out'],
    ['leaving at the usual time', office, 'in 11 08:00', '11 17:05', 'out'],
    ['the first look is in the middle of the usual day', office, '', '11 12:30', 'ask'],
    ['leaving at an unusual time', office, 'in 11 08:00', '11 12:30', 'ask'],
    ['passing again', office, 'in 11 08:00', '11 08:06', 'ask'],
    [
      'an in at 17:00 has no out in the morning',
      office,
      'in 10 17:40',
      '11 08:00',
      'in out-missing',
    ],
    ['leaving for the usual break', lunch, 'in 11 08:00', '11 12:05', 'out'],
    ['coming back from it', lunch, 'in 11 08:00, out 11 12:05', '11 12:50', 'in'],
    ['the first look is at the usual break', lunch, '', '11 12:02', 'out'],
  ])('%s', (_what, weeks, before, at, expected) => {
    expect(decided([...weeks, ...punchesOf(before)], at)).toBe(expected);
  });

  test('a usual break is no surprise in the middle of a scheduled shift', () => {
    const by = scheduled('08:00', '17:00');
    expect(decided([...lunch, ...punchesOf('in 11 08:00')], '11 12:05', by)).toBe('out');
    expect(decided([...office, ...punchesOf('in 11 08:00')], '11 12:05', by)).toBe('ask');
  });

  const turns = ['02', '03', '04', '09', '10']
    .flatMap((day) => punchesOf(`in ${day} 07:02, out ${day} 18:57`))
    .concat(punchesOf('in 11 19:01, out 12 07:03, in 12 19:03, out 13 07:01'));
  const daysOnly = turns.slice(0, 10);

  test.each<[string, StandingPunch[], string, string, string]>([
    ['leaving a day shift', turns, 'in 16 07:00', '16 19:00', 'out'],
    ['coming to a night shift', turns, '', '13 19:00', 'in'],
    ['leaving a night shift', turns, 'in 13 19:00', '14 07:00', 'out'],
    ['coming after days off, or leaving unseen', turns, '', '16 19:00', 'ask'],
    ['passing again after leaving', turns, 'in 16 07:00, out 16 19:00', '16 19:25', 'ask'],
    ['passing again after coming', turns, 'in 16 07:00', '16 07:45', 'ask'],
    ['the first night after days only', daysOnly, '', '16 19:00', 'ask'],
    ['the morning after it', daysOnly, 'in 16 19:00', '17 07:00', 'ask'],
    ['the second night', daysOnly, 'in 16 19:00, out 17 07:00', '17 19:00', 'ask'],
  ])('twelve-hour shifts: %s', (_what, weeks, before, at, expected) => {
    expect(decided([...weeks, ...punchesOf(before)], at)).toBe(expected);
  });

  test('fewer than five days say nothing yet', () => {
    expect(decided(office.slice(0, 8), '11 17:05')).toBe('in');
  });
});

describe('without schedule or history, in turns with a rest', () => {
  test.each<[string, string, string, string]>([
    ['the first punch ever', '', '02 09:00', 'in'],
    ['out after in', 'in 02 08:00', '02 17:00', 'out'],
    ['in after out', 'in 02 08:00, out 02 17:00', '03 08:00', 'in'],
    ['in after a month', 'in 02 08:00, out 02 17:00', '31 08:00', 'in'],
    ['after a break of half an hour', 'in 02 08:00, out 02 12:00', '02 12:30', 'in'],
    ['passing again after five minutes', 'in 02 08:00', '02 08:05', 'ask'],
    ['passing again after leaving', 'in 02 08:00, out 02 17:00', '02 17:05', 'ask'],
    ['a long shift', 'in 02 08:00', '02 19:00', 'out'],
    ['twelve hours later, it may be either', 'in 02 08:00', '02 20:00', 'ask'],
    ['after a night, the out is missing', 'in 02 17:00', '03 08:00', 'in out-missing'],
    ['beyond the longest shift', 'in 02 08:00', '03 08:00', 'in out-missing'],
  ])('%s', (_what, before, at, expected) => {
    expect(decided(punchesOf(before), at)).toBe(expected);
  });
});

test.each(['02 09:00', '02 09:01', '02 08:59'])(
  'a person recognised again at %s has already punched',
  (at) => {
    expect(decided(punchesOf('in 02 09:00'), at)).toBe('already');
  },
);

test.each<[string, string, ChosenDirection, string]>([
  ['in 02 08:00', '02 16:00', 'out', 'out'],
  ['in 02 08:00', '02 16:00', 'in', 'in'],
  ['out 02 08:00', '02 16:00', 'out', 'out'],
  ['', '02 09:00', 'out', 'out'],
  // Not a repetition, but a change of mind.
  ['in 02 08:00', '02 08:01', 'out', 'out'],
  ['in 02 08:00', '02 08:01', 'in', 'already'],
  // Not flagged here: the out may be at another kiosk.
  ['in 02 08:00', '03 04:00', 'in', 'in'],
])('after "%s", %s with %s chosen is %s', (before, at, chosen, expected) => {
  expect(decided(punchesOf(before), at, rules, { chosen })).toBe(expected);
});

test('asked twice within the debounce time, the question is about the same look', () => {
  const look = { ...standing('in', instant('02 08:05'), { seq: 2 }), direction: null };
  const now = { atMs: Date.parse(instant('02 08:06')), offsetMinutes: 60, clockFlag: null };
  const history = { punches: punchesOf('in 02 08:00'), looks: [look], lastOfAnyone: null };
  expect(decidePunch(now, history, rules)).toEqual({ kind: 'ask', look, flags: [] });
});

describe('a clock that was wrong', () => {
  const last = (at: string) => ({ atMs: Date.parse(instant(at)), clockFlag: null });

  test.each(['02 09:30', '02 12:00', '02 20:00', '03 08:00', '10 08:00', '31 08:00'])(
    'was ahead: the in of %s is never paired, whenever the person comes',
    (ahead) => {
      const lastOfAnyone = last(ahead);
      const wrong = punchesOf(`in ${ahead}`);
      expect(decided(wrong, '02 08:00', rules, { lastOfAnyone })).toBe('in clock-set-back');
      // From the next entry on, the table knows.
      const known = [
        ...wrong.map((one) => ({ ...one, clockBreak: 2 })),
        standing('in', instant('02 08:00'), { seq: 2 }),
      ].sort((a, b) => a.atMs - b.atMs);
      expect(decided(known, '02 17:00')).toBe('out');
    },
  );

  test('was ahead, and the person comes at the very time of the wrong punch', () => {
    const wrong = standing('in', instant('03 08:00'), { clockBreak: 2 });
    const right = punchesOf('in 02 08:00, out 02 17:00');
    expect(decided([...right, wrong], '03 08:00')).toBe('in');
  });

  test('was ahead, and the first person to leave has no other in: they are asked', () => {
    const wrong = standing('in', instant('02 14:00'), { clockBreak: 2 });
    expect(decided([wrong], '02 17:00')).toBe('ask');
    expect(decided([wrong], '02 17:00', office)).toBe('out');
  });

  test.each([1, 4, 15, 90, 24 * 60])(
    'was ahead by %i minutes or more, as the last punch of someone else shows',
    (minutes) => {
      const nowMs = Date.parse(instant('02 17:00'));
      const lastOfAnyone = { atMs: nowMs + minutes * minuteMs, clockFlag: null };
      const before = punchesOf('in 02 08:00');
      expect(decided(before, '02 17:00', rules, { lastOfAnyone })).toBe('ask');
      expect(decided(before, '02 17:00', office, { lastOfAnyone })).toBe('out clock-set-back');
      // A second look is still not a second punch.
      expect(decided(before, '02 08:01', rules, { lastOfAnyone })).toBe('already');
    },
  );

  test('was put right by the machine: earlier punches are not paired', () => {
    const now = { atMs: Date.parse(instant('02 17:00')), offsetMinutes: 60 };
    const history = {
      punches: punchesOf('in 02 08:00'),
      looks: [],
      lastOfAnyone: last('02 08:00'),
    };
    const kind = (clockFlag: 'clock-set-forward' | 'clock-set-back' | null): string =>
      decidePunch({ ...now, clockFlag }, history, rules).kind;
    expect([kind(null), kind('clock-set-forward'), kind('clock-set-back')]).toEqual([
      'record',
      'ask',
      'ask',
    ]);
  });

  test('a time before the last punch of anyone is flagged', () => {
    const lastOfAnyone = last('02 10:00');
    expect(decided([], '02 09:00', rules, { lastOfAnyone })).toBe('in clock-set-back');
    expect(decided([], '02 11:00', rules, { lastOfAnyone })).toBe('in');
  });
});

test.each([
  ['over the night that is an hour shorter', '2026-03-28T18:00+01:00', '2026-03-29T08:00+02:00'],
  ['from one zone to another', '2026-03-02T08:00+01:00', '2026-03-02T14:00-06:00'],
])('shifts are measured in elapsed time: 13 hours %s', (_what, came, now) => {
  const history = { punches: [standing('in', came)], looks: [], lastOfAnyone: null };
  const atMs = Date.parse(now);
  const at = { atMs, offsetMinutes: 0, clockFlag: null };
  expect(decidePunch({ ...at, atMs: atMs - 1 }, history, rules).kind).toBe('ask');
  expect(decidePunch(at, history, rules)).toMatchObject({ flags: ['out-missing'] });
});
