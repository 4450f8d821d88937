import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import * as v from 'valibot';

/** A stored PIN or password, which cannot be read back. Bytes are in base64. */
export const HashedSecret = v.object({
  salt: v.string(),
  hash: v.string(),
  /** scrypt cost when it was hashed. */
  N: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(2 ** 20)),
});
export type HashedSecret = v.InferOutput<typeof HashedSecret>;

/**
 * scrypt cost for PINs: 32 MiB and less than 0.1 s, so that people do not wait at the door. A PIN of
 * four digits can be guessed from its hash at any cost. The lock after wrong PINs protects it.
 */
export const pinCost = 2 ** 15;
/** scrypt cost for passwords: 128 MiB (OWASP's first choice, N = 2^17, r = 8, p = 1). */
export const passwordCost = 2 ** 17;
const hashBytes = 32;
const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

/**
 * Hashes a PIN or password with a new salt.
 * @param N scrypt cost, a power of two.
 */
export async function hashSecret(secret: string, N: number): Promise<HashedSecret> {
  const salt = randomBytes(16);
  const hash = await derive(secret, salt, hashBytes, { N, maxmem: 256 * N * 8 });
  return { salt: salt.toString('base64'), hash: hash.toString('base64'), N };
}

/**
 * Compares a PIN or password with its hash.
 * @param hashed null for an unknown person or account. Takes the same time, so that the time does not
 *   reveal who exists.
 * @param defaultN scrypt cost of the other hashes.
 */
export async function matchesSecret(
  secret: string,
  hashed: HashedSecret | null,
  defaultN: number,
): Promise<boolean> {
  const { salt, hash, N } = hashed ?? { ...dummySecret, N: defaultN };
  const expected = Buffer.from(hash, 'base64');
  const actual = await derive(secret, Buffer.from(salt, 'base64'), hashBytes, {
    N,
    maxmem: 256 * N * 8,
  });
  const isEqual = expected.length === actual.length && timingSafeEqual(actual, expected);
  return isEqual && hashed !== null;
}

/** Hashed in place of the secret of an unknown person or account. */
const dummySecret = {
  salt: randomBytes(16).toString('base64'),
  hash: randomBytes(hashBytes).toString('base64'),
};
