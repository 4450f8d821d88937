import { expect, test } from 'vitest';
import { meaningOf } from './local-time.js';

const utc = (text: string): number => Date.parse(text);

test.each([
  ['2026-03-02T16:30', 'Europe/Berlin', '2026-03-02T15:30Z', '+01:00'],
  // The first and last minutes around the gap.
  ['2026-03-29T01:59', 'Europe/Berlin', '2026-03-29T00:59Z', '+01:00'],
  ['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00Z', '+02:00'],
  ['2026-10-25T03:00', 'Europe/Berlin', '2026-10-25T02:00Z', '+01:00'],
  ['2026-03-29T02:30', 'UTC', '2026-03-29T02:30Z', '+00:00'],
  ['2026-06-01T09:00', 'Asia/Kathmandu', '2026-06-01T03:15Z', '+05:45'],
])('%s in %s happens once', (localTime, zone, at, offset) => {
  expect(meaningOf(localTime, zone)).toEqual({ kind: 'once', atMs: utc(at), offset });
});

test.each([
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:59', '2026-03-29T03:00'],
  ['2026-03-29T02:00', 'Europe/Berlin', '2026-03-29T01:59', '2026-03-29T03:00'],
  ['2026-03-08T02:15', 'America/New_York', '2026-03-08T01:59', '2026-03-08T03:00'],
  // Half an hour.
  ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-04T01:59', '2026-10-04T02:30'],
  // At midnight, where the time before the change is on the previous day.
  ['2026-04-24T00:30', 'Africa/Cairo', '2026-04-23T23:59', '2026-04-24T01:00'],
  ['2026-03-29T00:00', 'Asia/Beirut', '2026-03-28T23:59', '2026-03-29T01:00'],
  ['2026-09-06T00:10', 'America/Santiago', '2026-09-05T23:59', '2026-09-06T01:00'],
  // Samoa skipped a whole day.
  ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-29T23:59', '2011-12-31T00:00'],
])('%s in %s never happens', (localTime, zone, before, after) => {
  expect(meaningOf(localTime, zone)).toEqual({ kind: 'never', before, after });
});

test.each([
  ['2026-10-25T02:30', 'Europe/Berlin', ['00:30', '+02:00'], ['01:30', '+01:00']],
  ['2026-11-01T01:00', 'America/New_York', ['05:00', '-04:00'], ['06:00', '-05:00']],
  ['2026-04-05T01:45', 'Australia/Lord_Howe', ['14:45', '+11:00'], ['15:15', '+10:30']],
] as const)('%s in %s happens twice', (localTime, zone, first, second) => {
  const meaning = meaningOf(localTime, zone);
  expect(meaning.kind).toBe('twice');
  const choices = meaning.kind === 'twice' ? meaning.choices : [];
  expect(
    choices.map(({ atMs, offset }) => [new Date(atMs).toISOString().slice(11, 16), offset]),
  ).toEqual([first, second]);
});

test('midnight happens twice where clocks go back at midnight', () => {
  expect(meaningOf('2026-04-04T23:30', 'America/Santiago')).toMatchObject({
    kind: 'twice',
    choices: [{ offset: '-03:00' }, { offset: '-04:00' }],
  });
});

test('a day that does not exist is an error', () => {
  expect(() => meaningOf('2026-11-31T08:00', 'UTC')).toThrow(RangeError);
});
