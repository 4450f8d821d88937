import { open, type FileHandle } from 'node:fs/promises';
import { fileFault } from './file-faults.js';

/**
 * Reads the lines of a file in blocks of a few hundred, so that they are never all in memory. A
 * missing file has no lines. Only a line feed ends a line, not a carriage return.
 * @param end the byte after the last one to read; by default the whole file is read.
 * @param start the first byte to read, where a line begins.
 * @throws Fault as `withFileFaults`.
 */
export async function* readLineBlocks(
  file: string,
  end = Infinity,
  start = 0,
): AsyncGenerator<string[]> {
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw fileFault(file, error);
  }
  // One reused buffer: those of a stream would pile up until the garbage collector runs.
  let buffer = Buffer.allocUnsafe(1 << 18);
  let filled = 0;
  let position = start;
  try {
    for (;;) {
      const length = Math.min(buffer.length - filled, end - position);
      const { bytesRead } = await handle.read(buffer, filled, length, position);
      if (bytesRead === 0) break;
      filled += bytesRead;
      position += bytesRead;
      const lines: string[] = [];
      let from = 0;
      for (let to = lineEnd(buffer, 0, filled); to >= 0; to = lineEnd(buffer, from, filled)) {
        lines.push(buffer.toString('utf8', from, to));
        from = to + 1;
      }
      buffer.copyWithin(0, from, filled);
      filled -= from;
      if (filled === buffer.length) {
        buffer = Buffer.concat([buffer, Buffer.allocUnsafe(filled)]);
      }
      if (lines.length > 0) yield lines;
    }
  } catch (error) {
    throw fileFault(file, error);
  } finally {
    await handle.close();
  }
  if (filled > 0) yield [buffer.toString('utf8', 0, filled)];
}

/** Index of the next line feed in `from` to `to - 1`; -1 for none. */
function lineEnd(buffer: Buffer, from: number, to: number): number {
  const at = buffer.indexOf(10, from);
  return at < to ? at : -1;
}
