import { describe, expect, test } from 'vitest';
import { decidePunch, type PunchHistory, type PunchRules } from './decide.js';
import { makeEntry } from '../testing/entries.js';

const defaultRules: PunchRules = { debounceMs: 2 * 60_000, longestShiftMs: 16 * 3_600_000 };

const nine = Date.parse('2026-03-02T09:00:00Z');
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

function after(direction: 'in' | 'out', at: string): PunchHistory {
  const entry = makeEntry({ direction, at });
  return { ofSubject: entry, ofAnybody: entry };
}

test('somebody never seen before comes in', () => {
  expect(decidePunch(nine, { ofSubject: null, ofAnybody: null }, defaultRules)).toEqual({
    kind: 'record',
    direction: 'in',
    flags: [],
  });
});

test.each([
  ['in', 8 * hourMs, 'out'],
  ['out', 8 * hourMs, 'in'],
  ['out', 30 * 24 * hourMs, 'in'],
  ['in', 2 * minuteMs, 'out'],
  ['in', 16 * hourMs, 'out'],
] as const)('after an %s, %d ms later, comes an %s', (before, laterMs, direction) => {
  const decision = decidePunch(
    nine + laterMs,
    after(before, '2026-03-02T09:00:00.000Z'),
    defaultRules,
  );
  expect(decision).toEqual({ kind: 'record', direction, flags: [] });
});

test.each([0, 1, 2 * minuteMs - 1, -1, -minuteMs])(
  'seen again %d ms later, a person has punched already',
  (laterMs) => {
    const history = after('in', '2026-03-02T09:00:00.000Z');
    const decision = decidePunch(nine + laterMs, history, defaultRules);
    expect(decision).toEqual({ kind: 'already', entry: history.ofSubject });
  },
);

test('an in that never got its out is flagged at the next in, and no out is invented', () => {
  const history = after('in', '2026-03-01T09:00:00.000Z');
  expect(decidePunch(nine, history, defaultRules)).toEqual({
    kind: 'record',
    direction: 'in',
    flags: ['out-missing'],
  });
});

test('a time before the latest punch of anybody is recorded and flagged', () => {
  const ofAnybody = makeEntry({ at: '2026-03-02T10:00:00.000Z' });
  expect(decidePunch(nine, { ofSubject: null, ofAnybody }, defaultRules)).toEqual({
    kind: 'record',
    direction: 'in',
    flags: ['clock-set-back'],
  });
});

test('a clock set back by an hour still lets the person out', () => {
  const history = after('in', '2026-03-02T10:00:00.000Z');
  expect(decidePunch(nine, history, defaultRules)).toEqual({
    kind: 'record',
    direction: 'out',
    flags: ['clock-set-back'],
  });
});

describe('where a direction is chosen, or the door has one', () => {
  test.each([
    ['in', 8 * hourMs, 'out', 'out'],
    ['in', 8 * hourMs, 'in', 'in'],
    ['out', 8 * hourMs, 'out', 'out'],
    // Not a second look but a change of mind.
    ['in', minuteMs, 'out', 'out'],
    // The out that is missing is for the day to tell: this door knows nothing of the other one.
    ['in', 20 * hourMs, 'in', 'in'],
  ] as const)('after an %s, %d ms later, %s is an %s', (before, laterMs, chosen, direction) => {
    const history = after(before, '2026-03-02T09:00:00.000Z');
    const decision = decidePunch(nine + laterMs, history, defaultRules, chosen);
    expect(decision).toEqual({ kind: 'record', direction, flags: [] });
  });

  test('the first punch ever may be an out', () => {
    const nothing = { ofSubject: null, ofAnybody: null };
    expect(decidePunch(nine, nothing, defaultRules, 'out')).toMatchObject({ direction: 'out' });
  });

  test('the same direction within the debounce time is nothing new', () => {
    const history = after('in', '2026-03-02T09:00:00.000Z');
    const decision = decidePunch(nine + minuteMs, history, defaultRules, 'in');
    expect(decision).toEqual({ kind: 'already', entry: history.ofSubject });
  });
});

test('somebody else a second before does not keep a person from punching', () => {
  const ofAnybody = makeEntry({ subjectId: 'subject-2', at: '2026-03-02T08:59:59.000Z' });
  expect(decidePunch(nine, { ofSubject: null, ofAnybody }, defaultRules)).toEqual({
    kind: 'record',
    direction: 'in',
    flags: [],
  });
});

test.each([
  [
    '16 hours over the night that is an hour short',
    '2026-03-28T18:00+01:00',
    '2026-03-29T11:00+02:00',
    'out',
  ],
  [
    '17 over the night that is an hour long',
    '2026-10-24T18:00+02:00',
    '2026-10-25T10:00+01:00',
    'in',
  ],
  ['16 from one zone to another', '2026-03-02T08:00+01:00', '2026-03-02T17:00-06:00', 'out'],
] as const)('a shift is as long as it lasted: %s', (_what, came, now, direction) => {
  const history = after('in', new Date(came).toISOString());
  expect(decidePunch(Date.parse(now), history, defaultRules)).toMatchObject({
    direction,
    flags: direction === 'in' ? ['out-missing'] : [],
  });
});
