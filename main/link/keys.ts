import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign as signBytes,
  verify as verifyBytes,
  type KeyObject,
} from 'node:crypto';

/** The private keys of a kiosk or a hub, as PKCS #8 in base64. They are only stored sealed. */
export interface PrivateKeys {
  /** Ed25519: signs. */
  readonly sign: string;
  /** X25519: opens what is sealed for this machine. */
  readonly seal: string;
}

/** The public keys of `PrivateKeys`, as SubjectPublicKeyInfo in base64. */
export interface PublicKeys {
  readonly sign: string;
  readonly seal: string;
}

/** Makes the keys of a machine: Ed25519 (RFC 8032) and X25519 (RFC 7748). */
export function newKeys(): PrivateKeys {
  const text = (key: KeyObject): string =>
    key.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  return {
    sign: text(generateKeyPairSync('ed25519').privateKey),
    seal: text(generateKeyPairSync('x25519').privateKey),
  };
}

export function publicKeysOf(keys: PrivateKeys): PublicKeys {
  const text = (key: string): string =>
    createPublicKey(privateKey(key)).export({ format: 'der', type: 'spki' }).toString('base64');
  return { sign: text(keys.sign), seal: text(keys.seal) };
}

/** Signs a text with Ed25519; 64 bytes in base64. @param key as `PrivateKeys.sign`. */
export function signText(key: string, text: string): string {
  return signBytes(null, Buffer.from(text), privateKey(key)).toString('base64');
}

/** True if `signText` made the signature. @param key as `PublicKeys.sign`; anything else is false. */
export function isSignedBy(key: string, text: string, signature: string): boolean {
  try {
    const bytes = Buffer.from(key, 'base64');
    const publicKey = createPublicKey({ key: bytes, format: 'der', type: 'spki' });
    return (
      publicKey.asymmetricKeyType === 'ed25519' &&
      verifyBytes(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'))
    );
  } catch {
    // Not a key, or not a signature.
    return false;
  }
}

/** True if a text is a public key of this type. */
export function isPublicKey(key: string, type: 'ed25519' | 'x25519'): boolean {
  try {
    const bytes = Buffer.from(key, 'base64');
    return createPublicKey({ key: bytes, format: 'der', type: 'spki' }).asymmetricKeyType === type;
  } catch {
    return false;
  }
}

function privateKey(key: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' });
}
