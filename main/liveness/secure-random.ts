import { randomInt } from 'node:crypto';

/** A random number, uniform from 0 to below 1, that cannot be guessed, so that no one knows the next challenge. */
export function secureRandom(): number {
  return randomInt(2 ** 32) / 2 ** 32;
}
