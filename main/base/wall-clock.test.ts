import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantMs, zonedTime, wallClock } from './wall-clock.js';

test.each([
  ['Europe/Berlin', '2026-03-02T08:00:00Z', '+01:00', '2026-03-02T09:00:00'],
  ['Europe/Berlin', '2026-07-02T08:00:00Z', '+02:00', '2026-07-02T10:00:00'],
  ['Asia/Kathmandu', '2026-03-02T20:30:00Z', '+05:45', '2026-03-03T02:15:00'],
  ['America/St_Johns', '2026-03-02T02:00:00Z', '-03:30', '2026-03-01T22:30:00'],
  ['UTC', '2026-03-02T08:00:00Z', '+00:00', '2026-03-02T08:00:00'],
])('in %s, %s is at %s: %s', (zone, instant, offset, wall) => {
  const time = zonedTime(Date.parse(instant), zone);
  expect(time).toEqual({ at: new Date(instant).toISOString(), offset, zone });
  expect(wallClock(time)).toBe(wall);
});

test('the offset distinguishes the hour that happens twice in autumn', () => {
  const first = zonedTime(Date.parse('2026-10-25T00:30:00Z'), 'Europe/Berlin');
  const second = zonedTime(Date.parse('2026-10-25T01:30:00Z'), 'Europe/Berlin');
  expect([wallClock(first), wallClock(second)]).toEqual([
    '2026-10-25T02:30:00',
    '2026-10-25T02:30:00',
  ]);
  expect([first.offset, second.offset]).toEqual(['+02:00', '+01:00']);
});

test('the message about an unknown zone names it, and says where to change it', () => {
  expect(() => zonedTime(0, 'Mars/Olympus')).toThrow(
    'The time zone "Mars/Olympus" is unknown. In the settings, enter an IANA name such as Europe/Berlin.',
  );
});

test('an instant is read as Date.parse reads it, even if it does not exist', () => {
  const digits = (count: number) =>
    fc.nat(10 ** count - 1).map((value) => String(value).padStart(count, '0'));
  const time = fc
    .tuple(fc.nat(25), fc.nat(61), fc.nat(61))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  const day = fc
    .tuple(digits(4), fc.nat(13), fc.nat(32))
    .map(([year, month, date]) =>
      [year, String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-'),
    );
  fc.assert(
    fc.property(day, fc.array(fc.tuple(time, digits(3)), { minLength: 2 }), (date, times) => {
      for (const [clock, milliseconds] of times) {
        const at = `${date}T${clock}.${milliseconds}Z`;
        expect(instantMs(at)).toBe(Date.parse(at));
      }
    }),
    {
      numRuns: 500,
      examples: [
        ['2026-02-30', [['24:00:00', '000']]],
        ['2026-03-01', [['24:00:00', '001']]],
      ],
    },
  );
});
