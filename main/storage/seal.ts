import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Fault } from '../../contract/fault.js';

/*
 * Sealed bytes: "RCS" and the format's version (1 byte), the key's mark (8 bytes), a random nonce
 * (12 bytes), the tag (16 bytes), the ciphertext. AES-256-GCM; what the bytes belong to (such as a
 * subject's id) is authenticated with them, so that sealed files cannot be swapped.
 */

const magic = Buffer.from('RCS');
const formatVersion = 1;
const headLength = 40;

/** The key's mark: tells a wrong key from a damaged file, and nothing about the key. */
function markOf(key: Uint8Array): Buffer {
  return createHash('sha256').update('rollcall key mark').update(key).digest().subarray(0, 8);
}

/** Seals bytes under a key of 32 bytes. */
export function seal(key: Uint8Array, plain: Uint8Array, belongsTo: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(belongsTo));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([
    magic,
    Buffer.of(formatVersion),
    markOf(key),
    nonce,
    cipher.getAuthTag(),
    body,
  ]);
}

/**
 * Opens what `seal` made.
 * @param file where the bytes are from, for the sentence of a fault.
 * @throws Fault `wrong-key`, `data-newer`, or `data-damaged` (also for bytes of something else).
 */
export function unseal(
  key: Uint8Array,
  sealed: Uint8Array,
  belongsTo: string,
  file: string,
): Buffer {
  const bytes = Buffer.from(sealed);
  const damaged = (cause?: unknown) =>
    new Fault(
      'data-damaged',
      `${file} is damaged or was swapped; nothing was changed. Restore it from a backup, or enrol the person again.`,
      { cause },
    );
  if (bytes.length < headLength || !bytes.subarray(0, 3).equals(magic)) throw damaged();
  if (bytes[3]! > formatVersion) {
    throw new Fault(
      'data-newer',
      `${file} was sealed by a newer version of Rollcall; update this one. Nothing was changed.`,
    );
  }
  if (bytes[3] !== formatVersion) throw damaged();
  if (!bytes.subarray(4, 12).equals(markOf(key))) {
    throw new Fault(
      'wrong-key',
      `${file} was sealed with another key; put the right key file or passphrase in place. Nothing was changed.`,
    );
  }
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(12, 24))
      .setAAD(Buffer.from(belongsTo))
      .setAuthTag(bytes.subarray(24, 40));
    return Buffer.concat([decipher.update(bytes.subarray(headLength)), decipher.final()]);
  } catch (cause) {
    throw damaged(cause);
  }
}
