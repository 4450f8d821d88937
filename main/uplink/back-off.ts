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
