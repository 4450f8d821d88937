/** The first wait, and the longest. */
const firstMs = 30_000;
const longestMs = 6 * 3_600_000;
/** The longest wait that another system can ask for. */
export const longestAskedMs = 86_400_000;
/**
 * After this time without success, a delivery waits for a person: an outage of more than a week is noticed anyway.
 */
export const giveUpMs = 7 * 86_400_000;

/**
 * How long to wait after a failed attempt: twice as long each time, and at least half of that, so that many kiosks do
 * not try again in the same second ("equal jitter": M. Brooker, Exponential Backoff And Jitter, AWS Architecture Blog,
 * 2015).
 * @param attempts failed attempts so far, from 1.
 * @param askedMs the minimum for which the other system asked; null if it did not.
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
