import { describe, expect, test } from 'vitest';
import { decidePunch, type PunchHistory, type PunchRules } from './decide.js';
import { makeEntry } from '../testing/entries.js';

const defaultRules: PunchRules = { debounceMs: 2 * 60_000, longestShiftMs: 16 * 3_600_000 };

const nine = Date.parse('2026-03-02T09:00:00Z');
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

function after(direction: 'in' | 'out', at: string): PunchHistory {
  const entry = makeEntry({ direction, at });
  return { lastOfSubject: entry, lastOfAnyone: entry };
}

test('the first punch ever is an in', () => {
  expect(decidePunch(nine, { lastOfSubject: null, lastOfAnyone: null }, defaultRules)).toEqual({
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
] as const)('after an %s, %d ms later, the next punch is an %s', (before, laterMs, direction) => {
  const decision = decidePunch(
    nine + laterMs,
    after(before, '2026-03-02T09:00:00.000Z'),
    defaultRules,
  );
  expect(decision).toEqual({ kind: 'record', direction, flags: [] });
});

test.each([0, 1, 2 * minuteMs - 1, -1, -minuteMs])(
  'a person recognised again %d ms later has already punched',
  (laterMs) => {
    const history = after('in', '2026-03-02T09:00:00.000Z');
    const decision = decidePunch(nine + laterMs, history, defaultRules);
    expect(decision).toEqual({ kind: 'already', entry: history.lastOfSubject });
  },
);

test('an in without an out is flagged at the next in, and no out is invented', () => {
  const history = after('in', '2026-03-01T09:00:00.000Z');
  expect(decidePunch(nine, history, defaultRules)).toEqual({
    kind: 'record',
    direction: 'in',
    flags: ['out-missing'],
  });
});

test('a time before the last punch of anyone is recorded and flagged', () => {
  const lastOfAnyone = makeEntry({ at: '2026-03-02T10:00:00.000Z' });
  expect(decidePunch(nine, { lastOfSubject: null, lastOfAnyone }, defaultRules)).toEqual({
    kind: 'record',
    direction: 'in',
    flags: ['clock-set-back'],
  });
});

test('after a clock was set back by an hour, a person can still clock out', () => {
  const history = after('in', '2026-03-02T10:00:00.000Z');
  expect(decidePunch(nine, history, defaultRules)).toEqual({
    kind: 'record',
    direction: 'out',
    flags: ['clock-set-back'],
  });
});

describe('with a chosen or fixed direction', () => {
  test.each([
    ['in', 8 * hourMs, 'out', 'out'],
    ['in', 8 * hourMs, 'in', 'in'],
    ['out', 8 * hourMs, 'out', 'out'],
    // Not a repetition, but a change of mind.
    ['in', minuteMs, 'out', 'out'],
    // Not flagged here: the out may be at another kiosk.
    ['in', 20 * hourMs, 'in', 'in'],
  ] as const)('after an %s, %d ms later, %s is an %s', (before, laterMs, chosen, direction) => {
    const history = after(before, '2026-03-02T09:00:00.000Z');
    const decision = decidePunch(nine + laterMs, history, defaultRules, chosen);
    expect(decision).toEqual({ kind: 'record', direction, flags: [] });
  });

  test('the first punch ever may be an out', () => {
    const nothing = { lastOfSubject: null, lastOfAnyone: null };
    expect(decidePunch(nine, nothing, defaultRules, 'out')).toMatchObject({ direction: 'out' });
  });

  test('the same direction within the debounce time is a repetition', () => {
    const history = after('in', '2026-03-02T09:00:00.000Z');
    const decision = decidePunch(nine + minuteMs, history, defaultRules, 'in');
    expect(decision).toEqual({ kind: 'already', entry: history.lastOfSubject });
  });
});

test('a punch of someone else a second earlier does not matter', () => {
  const lastOfAnyone = makeEntry({ subjectId: 'subject-2', at: '2026-03-02T08:59:59.000Z' });
  expect(decidePunch(nine, { lastOfSubject: null, lastOfAnyone }, defaultRules)).toEqual({
    kind: 'record',
    direction: 'in',
    flags: [],
  });
});

test.each([
  [
    '16 hours over the night that is an hour shorter',
    '2026-03-28T18:00+01:00',
    '2026-03-29T11:00+02:00',
    'out',
  ],
  [
    '17 hours over the night that is an hour longer',
    '2026-10-24T18:00+02:00',
    '2026-10-25T10:00+01:00',
    'in',
  ],
  ['16 hours from one zone to another', '2026-03-02T08:00+01:00', '2026-03-02T17:00-06:00', 'out'],
] as const)('shifts are measured in elapsed time: %s', (_what, came, now, direction) => {
  const history = after('in', new Date(came).toISOString());
  expect(decidePunch(Date.parse(now), history, defaultRules)).toMatchObject({
    direction,
    flags: direction === 'in' ? ['out-missing'] : [],
  });
});
