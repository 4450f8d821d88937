import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterSuccess, afterFailure, noAttempts, lockedForMs, type Attempts } from './attempts.js';

/** The attempts after a number of failures at one instant. */
function failures(times: number, number: string, from: Attempts = noAttempts): Attempts {
  return Array.from({ length: times }).reduce<Attempts>(
    (attempts) => afterFailure(attempts, number, 0),
    from,
  );
}

test('two failures are free, then each further one locks twice as long, up to an hour', () => {
  const waits = [1, 2, 3, 4, 5, 6, 9, 10, 40].map((times) =>
    lockedForMs(failures(times, '7'), '7', 0),
  );
  expect(waits.map((ms) => ms / 1000)).toEqual([0, 0, 30, 60, 120, 240, 1920, 3600, 3600]);
});

test('a locked number does not lock other numbers', () => {
  expect(lockedForMs(failures(5, '7'), '8', 0)).toBe(0);
});

test('wrong PINs spread over many numbers lock the kiosk', () => {
  const spread = Array.from({ length: 10 }, (_, number) => String(number)).reduce(
    (attempts, number) => failures(1, number, attempts),
    noAttempts,
  );
  expect(lockedForMs(spread, '99', 0)).toBe(30_000);
});

test('a correct PIN unlocks the number and the kiosk, but not other numbers', () => {
  const attempts = afterSuccess(failures(5, '8', failures(4, '7')), '7');
  expect(lockedForMs(attempts, '7', 0)).toBe(0);
  expect(lockedForMs(attempts, '8', 0)).toBe(120_000);
});

test('no lock lasts longer than an hour, even if the clock is changed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer(), (times, nowMs) => {
      const wait = lockedForMs(failures(times, '7'), '7', nowMs);
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(3_600_000);
    }),
  );
});
