import { expect, test } from 'vitest';
import { timesIn } from './local-time.js';

test.each([
  ['2026-03-02T07:59:00.000Z', 'Europe/Berlin', '2026-03-02 08:59:00 +01:00'],
  // The two times that a clock shows twice.
  ['2026-10-25T00:30:00.000Z', 'Europe/Berlin', '2026-10-25 02:30:00 +02:00'],
  ['2026-10-25T01:30:00.000Z', 'Europe/Berlin', '2026-10-25 02:30:00 +01:00'],
  ['2026-03-02T23:30:00.000Z', 'Asia/Kolkata', '2026-03-03 05:00:00 +05:30'],
])('%s in %s is shown as %s', (at, zone, expected) => {
  expect(timesIn(zone).text(at)).toBe(expected);
});

test('a heading names the zone', () => {
  expect(timesIn('Europe/Berlin').heading('Time')).toBe('Time (Europe/Berlin)');
});
