import { expect, test } from 'vitest';
import { isFault, type Fault } from '../../contract/fault.js';
import { siteTime, siteTimeOffsets } from './site-time.js';

const field = 'brings.localTime';

function faultOf(work: () => unknown): Fault {
  try {
    work();
  } catch (error) {
    if (isFault(error)) return error;
    throw error;
  }
  throw new Error('no fault');
}

test.each([
  ['2026-03-02T16:30', 'Europe/Berlin', '2026-03-02T15:30:00.000Z', '+01:00'],
  // The offset may be given at any time, as long as it is right.
  ['2026-03-02T16:30+01:00', 'Europe/Berlin', '2026-03-02T15:30:00.000Z', '+01:00'],
  ['2026-03-02T16:30Z', 'Europe/London', '2026-03-02T16:30:00.000Z', '+00:00'],
  ['2025-10-26T02:30+02:00', 'Europe/Berlin', '2025-10-26T00:30:00.000Z', '+02:00'],
  ['2025-10-26T02:30+01:00', 'Europe/Berlin', '2025-10-26T01:30:00.000Z', '+01:00'],
  ['2026-04-05T01:45+10:30', 'Australia/Lord_Howe', '2026-04-04T15:15:00.000Z', '+10:30'],
])('%s in %s', (localTime, zone, at, offset) => {
  expect(siteTime(localTime, zone, field)).toEqual({ at, offset, zone });
});

test.each([
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:59', '2026-03-29T03:00'],
  // An offset does not make the time exist.
  ['2026-03-29T02:30+01:00', 'Europe/Berlin', '2026-03-29T01:59', '2026-03-29T03:00'],
  ['2025-10-05T02:10', 'Australia/Lord_Howe', '2025-10-05T01:59', '2025-10-05T02:30'],
  ['2026-03-29T00:30', 'Asia/Beirut', '2026-03-28T23:59', '2026-03-29T01:00'],
])('%s in %s is refused with the times next to it', (localTime, zone, before, after) => {
  const fault = faultOf(() => siteTime(localTime, zone, field));
  expect(fault).toMatchObject({ code: 'invalid-input', fields: [{ field }] });
  for (const text of [fault.message, fault.fields[0]!.problem.replaceAll('T', ' ')]) {
    expect(text).toContain(before.replace('T', ' '));
    expect(text).toContain(after.replace('T', ' '));
  }
  expect(faultOf(() => siteTimeOffsets(localTime, zone, field)).message).toBe(fault.message);
});

test('a time that happens twice needs an offset', () => {
  const fault = faultOf(() => siteTime('2025-10-26T02:30', 'Europe/Berlin', field));
  expect(fault.message).toContain('Choose the first or the second');
  expect(fault.fields[0]!.problem).toContain(
    '2025-10-26T02:30+02:00 is the first time, 2025-10-26T02:30+01:00 the second',
  );
  expect(siteTimeOffsets('2025-10-26T02:30', 'Europe/Berlin', field)).toEqual(['+02:00', '+01:00']);
});

test.each([
  ['2026-03-02T16:30+02:00', 'is +01:00'],
  ['2026-03-02T16:30Z', 'is +01:00'],
  ['2025-10-26T02:30+03:00', 'is +02:00 or +01:00'],
])('%s has an offset that the zone never has then', (localTime, right) => {
  expect(faultOf(() => siteTime(localTime, 'Europe/Berlin', field)).message).toContain(right);
});

test('a time in the future is refused', () => {
  expect(faultOf(() => siteTime('2126-03-02T16:30', 'UTC', field)).message).toContain('future');
});
