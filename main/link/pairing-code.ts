import { createHash, randomInt } from 'node:crypto';

/*
 * A pairing code has three parts, in Crockford's base 32 (crockford.com/base32.html), in six groups of four:
 *
 *   7 characters  a random secret, which the hub accepts once and for some minutes
 *  16 characters  the first 80 bits of the SHA-256 fingerprint of the hub's certificate
 *   1 character   a check of the others, against typing mistakes
 *
 * The kiosk compares the fingerprint before it sends the secret. An attacker between them would need a certificate
 * whose fingerprint begins with the same 80 bits: 2^80 attempts. A guess of the secret is right once in 2^35, and the
 * hub counts wrong ones.
 */

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const inAlphabet = new RegExp(`^[${alphabet}]*$`);
const secretLength = 7;
const fingerprintLength = 16;
const codeLength = secretLength + fingerprintLength + 1;

/** The content of a pairing code. */
export interface PairingCode {
  readonly secret: string;
  /** The beginning of the certificate's fingerprint, 20 hexadecimal digits. */
  readonly fingerprintStart: string;
}

/** A random secret: 35 bits. */
export function newPairingSecret(): string {
  return Array.from({ length: secretLength }, () => alphabet[randomInt(32)]!).join('');
}

/** The code to show, such as `K7QF-2M9D-…`. @param fingerprint of the certificate, 64 hexadecimal digits. */
export function pairingCode(secret: string, fingerprint: string): string {
  const bits = BigInt(`0x${fingerprint.slice(0, 20)}`);
  const start = Array.from({ length: fingerprintLength }, (_, index) =>
    at(Number((bits >> BigInt(5 * (fingerprintLength - 1 - index))) & 31n)),
  ).join('');
  const body = secret + start;
  return (body + checkOf(body)).match(/.{4}/g)!.join('-');
}

/** Reads a code as a person types it; null if it is not complete or has a typing mistake. */
export function readPairingCode(text: string): PairingCode | null {
  const code = text
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const body = code.slice(0, -1);
  const isCode = code.length === codeLength && inAlphabet.test(code);
  if (!isCode || checkOf(body) !== code.at(-1)) return null;
  const bits = Array.from(body.slice(secretLength)).reduce(
    (sum, one) => (sum << 5n) | BigInt(alphabet.indexOf(one)),
    0n,
  );
  return {
    secret: body.slice(0, secretLength),
    fingerprintStart: bits.toString(16).padStart(20, '0'),
  };
}

function checkOf(body: string): string {
  return at(createHash('sha256').update(body).digest()[0]! & 31);
}

function at(value: number): string {
  return alphabet[value]!;
}
