import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

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

/** Read at once, so that small things one after another cost one call; measured: more gains nothing. */
const windowBytes = 256 * 1024;

/** The bytes of a file, until `close()`. @throws Error of the file system. */
export function bytesOfFile(path: string): ByteSource & { close(): void } {
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  let window = Buffer.alloc(0);
  let start = 0;
  return {
    size,
    read(offset, length) {
      if (offset < start || offset + length > start + window.length) {
        window = Buffer.alloc(Math.max(length, Math.min(windowBytes, size - offset)));
        start = offset;
        let filled = 0;
        while (filled < window.length) {
          const count = readSync(file, window, filled, window.length - filled, start + filled);
          if (count === 0) throw new Error('it became shorter while it was read');
          filled += count;
        }
      }
      return window.subarray(offset - start, offset - start + length);
    },
    close() {
      closeSync(file);
    },
  };
}
