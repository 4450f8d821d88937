import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterRight, afterWrong, noAttempts, waitMs, type Attempts } from './attempts.js';

/** So many wrong PINs for a number at one instant. */
function wrong(times: number, number: string, from: Attempts = noAttempts): Attempts {
  return Array.from({ length: times }).reduce<Attempts>(
    (attempts) => afterWrong(attempts, number, 0),
    from,
  );
}

test('two slips are free, then each wrong PIN locks twice as long, up to an hour', () => {
  const waits = [1, 2, 3, 4, 5, 6, 9, 10, 40].map((times) => waitMs(wrong(times, '7'), '7', 0));
  expect(waits.map((ms) => ms / 1000)).toEqual([0, 0, 30, 60, 120, 240, 1920, 3600, 3600]);
});

test('one number locked does not lock the others', () => {
  expect(waitMs(wrong(5, '7'), '8', 0)).toBe(0);
});

test('wrong PINs spread over many numbers lock the kiosk', () => {
  const spread = Array.from({ length: 10 }, (_, number) => String(number)).reduce(
    (attempts, number) => wrong(1, number, attempts),
    noAttempts,
  );
  expect(waitMs(spread, '99', 0)).toBe(30_000);
});

test('a right PIN clears the number and the kiosk, and leaves the other numbers', () => {
  const attempts = afterRight(wrong(5, '8', wrong(4, '7')), '7');
  expect(waitMs(attempts, '7', 0)).toBe(0);
  expect(waitMs(attempts, '8', 0)).toBe(120_000);
});

test('no lock lasts longer than an hour, wherever the clock is set', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer(), (times, nowMs) => {
      const wait = waitMs(wrong(times, '7'), '7', nowMs);
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(3_600_000);
    }),
  );
});
