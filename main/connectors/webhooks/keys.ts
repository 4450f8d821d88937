import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';

/*
 * Keys as the Standard Webhooks specification writes them: base64 behind a prefix (standard-webhooks, spec/
 * standard-webhooks.md, "Signature scheme"): `whsec_` for HMAC, `whsk_` and `whpk_` for Ed25519.
 */

const secretPrefix = 'whsec_';
const privatePrefix = 'whsk_';
const publicPrefix = 'whpk_';
/** The specification asks for 24 to 64 bytes. */
const secretBytes = 32;
/** The bytes before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const pkcs8Start = Buffer.from('302e020100300506032b657004220420', 'hex');
/** The bytes before the 32 bytes of its public key in SPKI. */
const spkiStart = Buffer.from('302a300506032b6570032100', 'hex');

/** A new shared secret, such as `whsec_…`. */
export function newSecret(): string {
  return secretPrefix + randomBytes(secretBytes).toString('base64');
}

/** A new key pair: `secret` signs and is kept here, receivers check with `publicKey`. */
export function newSigningKey(): { readonly secret: string; readonly publicKey: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const der = privateKey.export({ format: 'der', type: 'pkcs8' });
  const secret = privatePrefix + der.subarray(pkcs8Start.length).toString('base64');
  return { secret, publicKey: publicKeyOf(secret) };
}

/** The public key of a signing key, such as `whpk_…`. */
export function publicKeyOf(secret: string): string {
  const der = createPublicKey(signingKey(secret)).export({ format: 'der', type: 'spki' });
  return publicPrefix + der.subarray(spkiStart.length).toString('base64');
}

/** @param secret as `newSigningKey`, or followed by the public key as in other libraries. */
export function signingKey(secret: string): KeyObject {
  const bytes = bytesOf(secret, privatePrefix).subarray(0, 32);
  const key = Buffer.concat([pkcs8Start, bytes]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

/** Why a secret cannot be used, as a predicate; null if it can. */
export function secretProblem(secret: string): string | null {
  if (secret.startsWith(secretPrefix)) {
    const { length } = bytesOf(secret, secretPrefix);
    return length >= 24 && length <= 64 ? null : 'must have 24 to 64 bytes after "whsec_"';
  }
  if (secret.startsWith(privatePrefix)) {
    const { length } = bytesOf(secret, privatePrefix);
    return length === 32 || length === 64 ? null : 'must have 32 or 64 bytes after "whsk_"';
  }
  return 'must begin with "whsec_" or "whsk_"';
}

/** True for a key of Ed25519, false for a shared secret. */
export function isSigningKey(secret: string): boolean {
  return secret.startsWith(privatePrefix);
}

function bytesOf(secret: string, prefix: string): Buffer {
  return Buffer.from(secret.slice(prefix.length), 'base64');
}
