import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** Bytes that are read on demand, so that a model file is never in memory as a whole. */
export interface ByteSource {
  /** Total number of bytes. */
  readonly size: number;
  /** Reads `length` bytes from `offset`, which must all exist. The result is valid until the next call. */
  read(offset: number, length: number): Uint8Array;
}

/** A source of bytes in memory. */
export function bytesInMemory(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
  };
}

/** Minimum read, so that consecutive small reads take one system call. */
const windowBytes = 256 * 1024;

/**
 * A source of the bytes of a file. The file is open only during a read.
 * @throws Error of the file system, here and on reading; on reading also if the file was truncated.
 */
export function bytesOfFile(path: string): ByteSource {
  const { size } = statSync(path);
  let buffer = Buffer.alloc(windowBytes);
  let [start, end] = [0, 0];
  return {
    size,
    read(offset, length) {
      if (offset < start || offset + length > end) {
        if (length > buffer.length) buffer = Buffer.alloc(length);
        start = offset;
        end = offset + Math.max(length, Math.min(windowBytes, size - offset));
        readInto(buffer, path, start, end - start);
      }
      return buffer.subarray(offset - start, offset - start + length);
    },
  };
}

function readInto(bytes: Buffer, path: string, offset: number, length: number): void {
  const file = openSync(path, 'r');
  try {
    for (let filled = 0; filled < length;) {
      const count = readSync(file, bytes, filled, length - filled, offset + filled);
      if (count === 0) throw new Error('it was truncated while being read');
      filled += count;
    }
  } finally {
    closeSync(file);
  }
}
