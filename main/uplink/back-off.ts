import { HubRefusal, HubTimeout } from '../link/hub-client.js';

/**
 * The first pause, and the longest, in ms. After months offline, a kiosk connects at most five minutes after its hub
 * can be reached again.
 */
const [firstMs, longestMs] = [1000, 300_000];

/**
 * The pause before the next attempt: a random part of a time that doubles with each failure, so that the kiosks of a
 * hub do not all try again at the same moment ("full jitter", aws.amazon.com/blogs/architecture/
 * exponential-backoff-and-jitter).
 * @param failures in a row, at least 1.
 * @returns ms.
 */
export function pauseAfter(failures: number, random = Math.random()): number {
  return random * Math.min(longestMs, firstMs * 2 ** Math.min(failures, 30));
}

/**
 * The pause after a failed request, as `pauseAfter`. An overloaded hub gets at least the time that it asked for, or,
 * after a time-out, half of the doubling time: it may still be working on the request.
 * @param random from 0 to 1. @returns ms.
 */
export function pauseAfterError(error: unknown, failures: number, random = Math.random()): number {
  const usualMs = pauseAfter(failures, random);
  if (error instanceof HubTimeout) return Math.max(usualMs, pauseAfter(failures, 1) / 2);
  const askedMs = error instanceof HubRefusal ? error.retryAfterMs : null;
  if (askedMs === null) return usualMs;
  // Random, so that kiosks that were refused together do not try again together.
  return Math.max(usualMs, Math.min(longestMs, askedMs) * (1 + random));
}
