import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** Bytes that are read where they are needed: a model's file is never held as a whole. */
export interface ByteSource {
  /** Bytes in all. */
  readonly size: number;
  /** `length` bytes from `offset` on, all of which must be there; valid until the next call. */
  read(offset: number, length: number): Uint8Array;
}

/** Bytes that are in memory anyway. */
export function bytesInMemory(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
  };
}

/** Read at once, so that small things one after another cost one call. */
const windowBytes = 256 * 1024;

/**
 * The bytes of a file, which is open only while it is read.
 * @throws Error of the file system, here and where it is read; where it became shorter since.
 */
export function bytesOfFile(path: string): ByteSource {
  const { size } = statSync(path);
  let held = Buffer.alloc(windowBytes);
  let [start, end] = [0, 0];
  return {
    size,
    read(offset, length) {
      if (offset < start || offset + length > end) {
        if (length > held.length) held = Buffer.alloc(length);
        start = offset;
        end = offset + Math.max(length, Math.min(windowBytes, size - offset));
        readInto(held, path, start, end - start);
      }
      return held.subarray(offset - start, offset - start + length);
    },
  };
}

function readInto(bytes: Buffer, path: string, offset: number, length: number): void {
  const file = openSync(path, 'r');
  try {
    for (let filled = 0; filled < length;) {
      const count = readSync(file, bytes, filled, length - filled, offset + filled);
      if (count === 0) throw new Error('it became shorter while it was read');
      filled += count;
    }
  } finally {
    closeSync(file);
  }
}
