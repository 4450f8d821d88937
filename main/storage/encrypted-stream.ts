import { createCipheriv, createDecipheriv, randomBytes, scrypt, type CipherGCM } from 'node:crypto';
import { promisify } from 'node:util';
import { Fault } from '../../contract/fault.js';

/*
 * A stream under a password: "RCB", the format's version (1 byte), scrypt's salt (16 bytes), then blocks:
 * length of the ciphertext (4 bytes, big-endian; the highest bit marks the last block), tag (16 bytes),
 * ciphertext. AES-256-GCM; a block's nonce is its number, which with the mark of the last is authenticated,
 * so that blocks can be neither changed, moved, left out nor cut off. A key is used for one stream only,
 * since the salt is new.
 */

const magic = Buffer.from('RCB');
const formatVersion = 1;
const headLength = 20;
const lastMark = 0x80000000;
/** Plain bytes of a block. */
const blockBytes = 2 ** 20;

/** scrypt's cost: 128 MiB (OWASP's first choice, N = 2^17, r = 8, p = 1). */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 };

/** @param plain pieces of any length. */
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
 * The plain bytes of what `encrypted` made.
 * @param file where the bytes are from, for the sentence of a fault.
 * @throws Fault `wrong-password`; `data-newer`; `data-damaged`, also for a file that was cut off.
 */
export async function* decrypted(
  bytes: AsyncIterable<Uint8Array>,
  password: string,
  file: string,
): AsyncGenerator<Buffer> {
  const reader = new Reader(bytes);
  const head = await reader.take(headLength);
  if (head === null || !head.subarray(0, 3).equals(magic)) {
    throw new Fault('data-damaged', `${file} is not a backup of Rollcall's.`);
  }
  if (head[3] !== formatVersion) {
    throw new Fault(
      'data-newer',
      `${file} was made by a newer version of Rollcall; update this one.`,
    );
  }
  const key = await keyOf(password, head.subarray(4));
  const damaged = (number: number, cause?: unknown): Fault =>
    number === 0
      ? new Fault(
          'wrong-password',
          `The password is not that of ${file}, or its beginning is damaged.`,
          { cause },
        )
      : new Fault(
          'data-damaged',
          `${file} is damaged or cut off (after ${number} MB); use another copy.`,
          { cause },
        );
  for (let number = 0, isLast = false; !isLast; number++) {
    const begin = await reader.take(20);
    if (begin === null) throw damaged(number);
    const length = begin.readUInt32BE(0);
    isLast = length >= lastMark;
    const size = isLast ? length - lastMark : length;
    const body = size > blockBytes ? null : await reader.take(size);
    if (body === null) throw damaged(number);
    const mark = markOf(number, isLast);
    const decipher = createDecipheriv('aes-256-gcm', key, mark.nonce)
      .setAAD(mark.authenticated)
      .setAuthTag(begin.subarray(4));
    let plain: Buffer;
    try {
      plain = Buffer.concat([decipher.update(body), decipher.final()]);
    } catch (cause) {
      throw damaged(number, cause);
    }
    yield plain;
  }
  if ((await reader.take(1)) !== null) {
    throw new Fault('data-damaged', `${file} has bytes after its end; use another copy.`);
  }
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

/** Takes bytes off a stream in lengths of one's own. */
export class Reader {
  #rest = Buffer.alloc(0);
  readonly #source: AsyncIterator<Uint8Array>;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** @returns null where the stream ends before. */
  async take(length: number): Promise<Buffer | null> {
    const pieces: Uint8Array[] = [this.#rest];
    let gathered = this.#rest.length;
    while (gathered < length) {
      const next = await this.#source.next();
      if (next.done === true) return null;
      pieces.push(next.value);
      gathered += next.value.length;
    }
    const all = Buffer.concat(pieces);
    this.#rest = all.subarray(length);
    return all.subarray(0, length);
  }
}
