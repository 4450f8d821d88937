import { expect, test } from 'vitest';
import { decidePunch, type PunchHistory, type PunchRules } from './rules.js';
import { makeEntry } from './testing/entries.js';

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
