/** First pause before trying again; short, since a restart of the services takes about as long. */
const firstMs = 500;
/** Longest pause: somebody who waits at the door should not wait longer than this for a retry. */
const longestMs = 8_000;

/**
 * How long to wait before the next try, doubling with every failure.
 * @param failures failed tries so far, 0 and up.
 * @returns milliseconds, 500 to 8000.
 */
export function backOffMs(failures: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.max(0, failures));
}
