/** The first wait, and the longest. */
const firstMs = 30_000;
const longestMs = 6 * 3_600_000;
/** Longest wait that another system gets if it asks for it. */
export const longestAskedMs = 86_400_000;
/** What could not be delivered for this long waits for a person: an outage longer than a week is noticed. */
export const giveUpMs = 7 * 86_400_000;

/**
 * How long to wait after a failed attempt: twice as long each time, and of that half at least, so that many kiosks do
 * not try again in the same second ("equal jitter": M. Brooker, Exponential Backoff And Jitter, AWS Architecture Blog,
 * 2015).
 * @param attempts failed attempts so far, from 1.
 * @param askedMs what the other system asked for at least; null if it did not.
 * @param random uniform, from 0 to below 1.
 * @returns milliseconds.
 */
export function backOffMs(
  attempts: number,
  askedMs: number | null,
  random: () => number = Math.random,
): number {
  const fullMs = Math.min(longestMs, firstMs * 2 ** Math.min(attempts - 1, 30));
  const ownMs = fullMs / 2 + (random() * fullMs) / 2;
  // A server that asks for weeks would never get anything.
  return Math.max(ownMs, Math.min(askedMs ?? 0, longestAskedMs));
}
