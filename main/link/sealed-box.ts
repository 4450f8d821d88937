import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';

/*
 * Bytes that only one machine can open: X25519 (RFC 7748) between a new key pair and the receiver's key,
 * HKDF-SHA256 (RFC 5869) over both public keys, and AES-256-GCM. Each box has its own key, so its nonce is zero. The
 * box: the new public key (32 bytes), the tag (16 bytes), the ciphertext.
 */

const keyBytes = 32;
const tagBytes = 16;
const zeroNonce = Buffer.alloc(12);
/** The bytes before the 32 bytes of an X25519 key in SubjectPublicKeyInfo (RFC 8410). */
const spkiStart = Buffer.from('302a300506032b656e032100', 'hex');

/**
 * Seals bytes for the holder of a key.
 * @param receiver as `PublicKeys.seal`.
 * @param context what the bytes are; `openBox` needs the same.
 */
export function sealBox(receiver: string, plain: Uint8Array, context: string): Buffer {
  const receiverKey = publicKey(Buffer.from(receiver, 'base64'));
  const { publicKey: own, privateKey } = generateKeyPairSync('x25519');
  const ownBytes = rawOf(own);
  const shared = diffieHellman({ privateKey, publicKey: receiverKey });
  const key = keyOf(shared, ownBytes, rawOf(receiverKey), context);
  const cipher = createCipheriv('aes-256-gcm', key, zeroNonce);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([ownBytes, cipher.getAuthTag(), body]);
}

/**
 * Opens what `sealBox` made.
 * @param key as `PrivateKeys.seal`.
 * @returns null if it was sealed for another key or context, or was changed.
 */
export function openBox(key: string, box: Uint8Array, context: string): Buffer | null {
  try {
    const bytes = Buffer.from(box);
    const ownBytes = bytes.subarray(0, keyBytes);
    const privateKey = createPrivateKey({
      key: Buffer.from(key, 'base64'),
      format: 'der',
      type: 'pkcs8',
    });
    const shared = diffieHellman({
      privateKey,
      publicKey: publicKey(Buffer.concat([spkiStart, ownBytes])),
    });
    const secret = keyOf(shared, ownBytes, rawOf(createPublicKey(privateKey)), context);
    const decipher = createDecipheriv('aes-256-gcm', secret, zeroNonce).setAuthTag(
      bytes.subarray(keyBytes, keyBytes + tagBytes),
    );
    return Buffer.concat([decipher.update(bytes.subarray(keyBytes + tagBytes)), decipher.final()]);
  } catch {
    // Too short, not a point of the curve, or a wrong tag.
    return null;
  }
}

function keyOf(shared: Buffer, sender: Buffer, receiver: Buffer, context: string): Buffer {
  const salt = Buffer.concat([sender, receiver]);
  return Buffer.from(hkdfSync('sha256', shared, salt, `rollcall sealed 1 ${context}`, keyBytes));
}

function publicKey(spki: Buffer): KeyObject {
  return createPublicKey({ key: spki, format: 'der', type: 'spki' });
}

function rawOf(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(spkiStart.length);
}
