import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import * as v from 'valibot';

/** A PIN or password as it is kept: nobody can read it back. Bytes in base64. */
export const HashedSecret = v.object({
  salt: v.string(),
  hash: v.string(),
  /** scrypt's cost when it was made. */
  N: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(2 ** 20)),
});
export type HashedSecret = v.InferOutput<typeof HashedSecret>;

/**
 * scrypt's cost for PINs: 32 MiB and under a tenth of a second, so that nobody waits at the door. A PIN
 * of four digits can be guessed from its hash in any case; what protects it is the lock-out.
 */
export const pinCost = 2 ** 15;
/** scrypt's cost for passwords: 128 MiB (OWASP's first choice, N = 2^17, r = 8, p = 1). */
export const passwordCost = 2 ** 17;
const hashBytes = 32;
const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

/**
 * Hashes a PIN or password with a salt of its own.
 * @param N scrypt's cost, a power of two.
 */
export async function hashSecret(secret: string, N: number): Promise<HashedSecret> {
  const salt = randomBytes(16);
  const hash = await derive(secret, salt, hashBytes, { N, maxmem: 256 * N * 8 });
  return { salt: salt.toString('base64'), hash: hash.toString('base64'), N };
}

/**
 * Compares a PIN or password with its hash.
 * @param hashed null where there is no such person or account: this takes as long, so that the time
 *   does not tell.
 * @param usualN scrypt's cost of the others.
 */
export async function isSecret(
  secret: string,
  hashed: HashedSecret | null,
  usualN: number,
): Promise<boolean> {
  const { salt, hash, N } = hashed ?? { ...nobody, N: usualN };
  const expected = Buffer.from(hash, 'base64');
  const found = await derive(secret, Buffer.from(salt, 'base64'), hashBytes, {
    N,
    maxmem: 256 * N * 8,
  });
  const equal = expected.length === found.length && timingSafeEqual(found, expected);
  return equal && hashed !== null;
}

const nobody = {
  salt: randomBytes(16).toString('base64'),
  hash: randomBytes(hashBytes).toString('base64'),
};
