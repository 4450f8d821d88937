import { expect, test } from 'vitest';
import { AnswerLimit } from '../link/answer-limit.js';
import { HubRefusal, HubTimeout } from '../link/hub-client.js';
import { pauseAfterError } from './back-off.js';
import { BatchSize } from './batch-size.js';

test('a kiosk waits as long as a busy hub asks, and after a time-out at least half of the doubling time', () => {
  const away = new Error('no network');
  expect(pauseAfterError(away, 4, 0)).toBe(0);
  const late = new HubTimeout('not-found', 'late');
  const pauses = [1, 4, 30].map((failures) => pauseAfterError(late, failures, 0));
  expect(pauses).toEqual([1000, 8000, 150_000]);
  expect(pauseAfterError(late, 4, 1)).toBe(16_000);
  const busy = new HubRefusal('busy', 20_000);
  expect([0, 0.5, 1].map((random) => pauseAfterError(busy, 1, random))).toEqual([
    20_000, 30_000, 40_000,
  ]);
  // A kiosk that was refused often waits longer than it was asked to; no hub can send it away for hours.
  expect(pauseAfterError(busy, 30, 0.5)).toBe(150_000);
  expect(pauseAfterError(new HubRefusal('busy', 1e9), 1, 0)).toBe(300_000);
  expect(pauseAfterError(new HubRefusal('busy'), 1, 1)).toBe(2000);
});

test('the time limit grows with time-outs, and shrinks slowly to what answers take', () => {
  const limit = new AnswerLimit();
  const after = (steps: readonly (() => void)[]): number[] =>
    steps.map((step) => {
      step();
      return limit.ms;
    });
  const late = (): void => {
    limit.timedOut();
  };
  const answered = (tookMs: number) => (): void => {
    limit.answered(tookMs);
  };
  expect(limit.ms).toBe(30_000);
  expect(after([late, late, late, late])).toEqual([60_000, 120_000, 240_000, 240_000]);
  expect(after([answered(40_000), answered(100), answered(100), answered(-25_000)])).toEqual([
    160_000, 80_000, 40_000, 30_000,
  ]);
  // A timer takes whole milliseconds only.
  expect(after([answered(10_000.3)])).toEqual([40_002]);
});

test('a batch shrinks with each time-out and grows again', () => {
  const size = new BatchSize(500, 10);
  const counts: number[] = [];
  for (const step of ['timedOut', 'timedOut', 'timedOut', 'answered', 'answered'] as const) {
    size[step]();
    counts.push(size.count);
  }
  expect(counts).toEqual([125, 31, 10, 20, 40]);
  for (let answers = 0; answers < 10; answers++) size.answered();
  expect(size.count).toBe(500);
});
