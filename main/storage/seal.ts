import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Fault } from '../../contract/fault.js';

/*
 * Format of sealed bytes: "RCS", format version (1 byte), key mark (8 bytes), random nonce (12 bytes),
 * tag (16 bytes), ciphertext. AES-256-GCM. The id of the owner, such as a subject's id, is authenticated
 * too, so that sealed files cannot be swapped.
 */

const magic = Buffer.from('RCS');
const formatVersion = 1;
const headerLength = 40;

/** The mark of a key: distinguishes a wrong key from a damaged file, and does not reveal the key. */
function markOf(key: Uint8Array): Buffer {
  return createHash('sha256').update('rollcall key mark').update(key).digest().subarray(0, 8);
}

/**
 * Encrypts and authenticates bytes.
 * @param key 32 bytes.
 * @param belongsTo id of the owner; `unseal` needs the same.
 */
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
 * Decrypts what `seal` made.
 * @param file name of the file in faults.
 * @throws Fault `wrong-key`, `data-newer`, or `data-damaged` (also for the bytes of another owner).
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
      `${file} is damaged or was swapped with another file. Nothing was changed. Restore it from a backup; if it is a template, enrol the person again.`,
      { cause },
    );
  if (bytes.length < headerLength || !bytes.subarray(0, 3).equals(magic)) throw damaged();
  if (bytes[3]! > formatVersion) {
    throw new Fault(
      'data-newer',
      `${file} was sealed by a newer version of Rollcall. Update Rollcall. Nothing was changed.`,
    );
  }
  if (bytes[3] !== formatVersion) throw damaged();
  if (!bytes.subarray(4, 12).equals(markOf(key))) {
    throw new Fault(
      'wrong-key',
      `${file} was sealed with another key. Use the key file or passphrase it was sealed with. Nothing was changed.`,
    );
  }
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(12, 24))
      .setAAD(Buffer.from(belongsTo))
      .setAuthTag(bytes.subarray(24, 40));
    return Buffer.concat([decipher.update(bytes.subarray(headerLength)), decipher.final()]);
  } catch (cause) {
    throw damaged(cause);
  }
}
