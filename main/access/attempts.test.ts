import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  afterFailure,
  afterSuccess,
  atThisClock,
  delayMs,
  lockedForMs,
  noAttempts,
  type Attempts,
} from './attempts.js';

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

/** One failure with each of many invented numbers. */
const spread = (count: number): Attempts =>
  Array.from({ length: count }, (_, number) => `1${number}`).reduce(
    (attempts, number) => failures(1, number, attempts),
    noAttempts,
  );

test('wrong PINs spread over many numbers lock no number, and delay all attempts by some seconds', () => {
  const delays = [9, 10, 11, 12, 13, 14, 500].map((count) => delayMs(spread(count), 0));
  expect(delays).toEqual([0, 1000, 2000, 4000, 5000, 5000, 5000]);
  expect(lockedForMs(spread(500), '99', 0)).toBe(0);
});

test('a correct PIN ends the delay', () => {
  expect(delayMs(afterSuccess(spread(500), '7'), 0)).toBe(0);
});

test('an hour-long lock of the kiosk by an earlier version becomes a short delay', () => {
  const attempts = { ...noAttempts, atKiosk: { wrong: 20, lockedUntilMs: 3_600_000 } };
  expect(lockedForMs(attempts, '7', 0)).toBe(0);
  expect(delayMs(attempts, 0)).toBe(5000);
});

test('invented numbers are forgotten, and do not end the lock of another number', () => {
  const many = Object.keys(failures(1, '99', spread(3000)).byNumber);
  expect(many).toHaveLength(2000);
  const locked = failures(4, '7');
  expect(lockedForMs(failures(1, '99', { ...spread(3000), ...locked }), '7', 0)).toBe(60_000);
  const nextDay = afterFailure(spread(100), '99', 25 * 3_600_000);
  expect(Object.keys(nextDay.byNumber)).toEqual(['99']);
});

test.each(['constructor', '__proto__', 'toString'])(
  'the name %s is counted like others',
  (name) => {
    expect(lockedForMs(noAttempts, name, 0)).toBe(0);
    expect(lockedForMs(failures(3, name), name, 0)).toBe(30_000);
  },
);

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

test('a clock that is set back starts a lock again, and does not lengthen it', () => {
  const yearMs = 365 * 86_400_000;
  const ahead = failures(3, '8', failures(10, '7'));
  const back = atThisClock(ahead, -yearMs);
  expect([lockedForMs(back, '7', -yearMs), lockedForMs(back, '8', -yearMs)]).toEqual([
    3_600_000, 30_000,
  ]);
  expect(lockedForMs(back, '8', -yearMs + 30_000)).toBe(0);
  expect(delayMs(back, -yearMs + 5000)).toBe(0);
  // The right clock changes nothing.
  expect(atThisClock(ahead, 0)).toEqual(ahead);
  expect(atThisClock(ahead, 10_000)).toEqual(ahead);
});
