import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import * as v from 'valibot';

/** A PIN as it is kept: nobody can read it back. Bytes in base64. */
export const SealedPin = v.object({
  salt: v.string(),
  hash: v.string(),
  /** scrypt's cost when it was made. */
  N: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(2 ** 20)),
});
export type SealedPin = v.InferOutput<typeof SealedPin>;

/**
 * scrypt's cost: 32 MiB and under a tenth of a second, so that nobody waits at the door. A PIN of four
 * digits is guessed from its hash in any case; what protects it is the lock-out.
 */
const cost = 2 ** 15;
const hashBytes = 32;
const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

/**
 * @param pin digits, or a password.
 * @param N scrypt's cost, a power of two.
 */
export async function sealPin(pin: string, N = cost): Promise<SealedPin> {
  const salt = randomBytes(16);
  const hash = await derive(pin, salt, hashBytes, { N, maxmem: 256 * N * 8 });
  return { salt: salt.toString('base64'), hash: hash.toString('base64'), N };
}

/**
 * @param sealed null where nobody has that number: takes as long, so that time tells nothing.
 * @param usualN scrypt's cost of the others.
 */
export async function isPin(
  pin: string,
  sealed: SealedPin | null,
  usualN = cost,
): Promise<boolean> {
  const { salt, hash, N } = sealed ?? { ...nobody, N: usualN };
  const expected = Buffer.from(hash, 'base64');
  const found = await derive(pin, Buffer.from(salt, 'base64'), hashBytes, {
    N,
    maxmem: 256 * N * 8,
  });
  const equal = expected.length === found.length && timingSafeEqual(found, expected);
  return equal && sealed !== null;
}

const nobody: SealedPin = {
  salt: randomBytes(16).toString('base64'),
  hash: randomBytes(hashBytes).toString('base64'),
  N: cost,
};
