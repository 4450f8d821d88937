import { createCipheriv, createDecipheriv, randomBytes, scrypt, type CipherGCM } from 'node:crypto';
import { promisify } from 'node:util';
import { Fault } from '../../contract/fault.js';

/*
 * Format of a stream encrypted with a password: "RCB", format version (1 byte), scrypt salt (16 bytes),
 * then blocks: length of the ciphertext (4 bytes, big-endian; the highest bit marks the last block), tag
 * (16 bytes), ciphertext. AES-256-GCM. The nonce of a block is its number, and the last-block mark is
 * authenticated, so blocks cannot be changed, moved, left out or cut off. The salt is new for each
 * stream, so a key is never used twice.
 */

const magic = Buffer.from('RCB');
const formatVersion = 1;
const headerLength = 20;
const lastMark = 0x80000000;
/** Plaintext bytes per block. */
const blockBytes = 2 ** 20;

/** scrypt cost: 128 MiB (OWASP's first choice, N = 2^17, r = 8, p = 1). */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 };

/**
 * Encrypts a stream with a password.
 * @param plain pieces of any length.
 */
export async function* encrypted(
  plain: AsyncIterable<Uint8Array>,
  password: string,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(16);
  const key = await keyOf(password, salt);
  yield Buffer.concat([magic, Buffer.of(formatVersion), salt]);
  let number = 0;
  const block = (bytes: Uint8Array, isLast: boolean): Buffer => {
    const mark = markOf(number, isLast);
    const cipher = createCipheriv('aes-256-gcm', key, mark.nonce).setAAD(mark.authenticated);
    number += 1;
    return framed(cipher, bytes, isLast);
  };
  let rest = Buffer.alloc(0);
  for await (const piece of plain) {
    rest = Buffer.concat([rest, piece]);
    while (rest.length > blockBytes) {
      yield block(rest.subarray(0, blockBytes), false);
      rest = rest.subarray(blockBytes);
    }
  }
  yield block(rest, true);
}

/**
 * Decrypts what `encrypted` made.
 * @param file name of the file in faults.
 * @throws Fault `wrong-password`; `data-newer`; `data-damaged`, also for an incomplete file.
 */
export async function* decrypted(
  bytes: AsyncIterable<Uint8Array>,
  password: string,
  file: string,
): AsyncGenerator<Buffer> {
  const reader = new Reader(bytes);
  const key = await keyOf(password, await readSalt(reader, file));
  for (let number = 0, isLast = false; !isLast; number++) {
    const block = await decryptBlock(reader, key, number, file);
    isLast = block.isLast;
    yield block.plain;
  }
  if ((await reader.take(1)) !== null) {
    throw new Fault('data-damaged', `${file} has extra bytes at the end. Use another copy.`);
  }
}

/** Reads and checks the header. @returns the salt. */
async function readSalt(reader: Reader, file: string): Promise<Buffer> {
  const header = await reader.take(headerLength);
  if (header === null || !header.subarray(0, 3).equals(magic)) {
    throw new Fault('data-damaged', `${file} is not a Rollcall backup. Choose another file.`);
  }
  if (header[3] !== formatVersion) {
    throw new Fault(
      'data-newer',
      `${file} was made by a newer version of Rollcall. Update Rollcall first.`,
    );
  }
  return header.subarray(4);
}

async function decryptBlock(
  reader: Reader,
  key: Buffer,
  number: number,
  file: string,
): Promise<{ plain: Buffer; isLast: boolean }> {
  const blockHeader = await reader.take(20);
  if (blockHeader === null) throw damagedBlock(number, file);
  const length = blockHeader.readUInt32BE(0);
  const isLast = length >= lastMark;
  const size = isLast ? length - lastMark : length;
  const body = size > blockBytes ? null : await reader.take(size);
  if (body === null) throw damagedBlock(number, file);
  const mark = markOf(number, isLast);
  const decipher = createDecipheriv('aes-256-gcm', key, mark.nonce)
    .setAAD(mark.authenticated)
    .setAuthTag(blockHeader.subarray(4));
  try {
    return { plain: Buffer.concat([decipher.update(body), decipher.final()]), isLast };
  } catch (cause) {
    throw damagedBlock(number, file, cause);
  }
}

/** The first block shows whether the password is right. */
function damagedBlock(number: number, file: string, cause?: unknown): Fault {
  if (number === 0) {
    return new Fault(
      'wrong-password',
      `The password of ${file} is wrong, or the file is damaged at the start. Try again, or use another copy.`,
      { cause },
    );
  }
  return new Fault(
    'data-damaged',
    `${file} is damaged or incomplete (after ${number} MB). Use another copy.`,
    { cause },
  );
}

function framed(cipher: CipherGCM, bytes: Uint8Array, isLast: boolean): Buffer {
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length + (isLast ? lastMark : 0));
  return Buffer.concat([length, cipher.getAuthTag(), body]);
}

function markOf(number: number, isLast: boolean): { nonce: Buffer; authenticated: Buffer } {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 8);
  return { nonce, authenticated: Buffer.of(isLast ? 1 : 0) };
}

function keyOf(password: string, salt: Buffer): Promise<Buffer> {
  const run = promisify<string, Buffer, number, object, Buffer>(scrypt);
  return run(password.normalize('NFKC'), salt, 32, cost);
}

/** Reads a given number of bytes at a time from a stream. */
export class Reader {
  #rest = Buffer.alloc(0);
  readonly #source: AsyncIterator<Uint8Array>;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** @returns null if the stream ends before `length` bytes. */
  async take(length: number): Promise<Buffer | null> {
    const pieces: Uint8Array[] = [this.#rest];
    let available = this.#rest.length;
    while (available < length) {
      const next = await this.#source.next();
      if (next.done === true) return null;
      pieces.push(next.value);
      available += next.value.length;
    }
    const all = Buffer.concat(pieces);
    this.#rest = all.subarray(length);
    return all.subarray(0, length);
  }
}
