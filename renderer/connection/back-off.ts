/** First pause before a retry: about as long as the services take to restart. */
const initialMs = 500;
/** Longest acceptable pause for someone who waits at the door. */
const maxMs = 8_000;

/**
 * Pause before the next retry; doubles with every failure.
 * @param failures failed attempts so far, 0 or more.
 * @returns milliseconds, 500 to 8000.
 */
export function backOffMs(failures: number): number {
  return Math.min(maxMs, initialMs * 2 ** Math.max(0, failures));
}
