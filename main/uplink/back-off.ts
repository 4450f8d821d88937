import { HubRefusal, HubTimeout } from '../link/hub-client.js';

/** The first pause, and the longest, in ms. After months offline, a kiosk is there five minutes after its hub. */
const [firstMs, longestMs] = [1000, 300_000];

/**
 * The pause before the next attempt: a random part of a time that doubles with each failure, so that the kiosks of a
 * fleet do not all come back at the same moment ("full jitter", aws.amazon.com/blogs/architecture/
 * exponential-backoff-and-jitter).
 * @param failures in a row, at least 1.
 * @returns ms.
 */
export function pauseAfter(failures: number, random = Math.random()): number {
  return random * Math.min(longestMs, firstMs * 2 ** Math.min(failures, 30));
}

/**
 * The pause after a failed request, as `pauseAfter`. A hub that has too much to do gets at least the time that it asked
 * for, or half of the doubling time after a time-out: work on the request may still go on there.
 * @param random from 0 to 1. @returns ms.
 */
export function pauseAfterError(error: unknown, failures: number, random = Math.random()): number {
  const usualMs = pauseAfter(failures, random);
  if (error instanceof HubTimeout) return Math.max(usualMs, pauseAfter(failures, 1) / 2);
  const askedMs = error instanceof HubRefusal ? error.retryAfterMs : null;
  if (askedMs === null) return usualMs;
  // Spread, so that the kiosks that were refused together do not come back together.
  return Math.max(usualMs, Math.min(longestMs, askedMs) * (1 + random));
}
