import { mkdir, open, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { counted } from '../../contract/plural.js';
import { SerialQueue } from '../base/serial-queue.js';
import { syncFolder, writeSynced } from './atomic-file.js';
import { fileFault, withFileFaults } from './file-faults.js';

/** A file of lines that is only appended to. */
export interface AppendFile {
  /** A sentence if opening the file moved an incomplete last line to another file; otherwise null. */
  readonly recovered: string | null;
  /**
   * Appends a line, given without its line break. Resolves when it is on the disk.
   * @throws Fault `disk-full` or `data-read-only`; then no part of the line is in the file.
   */
  append(line: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a file of lines, or creates it. A last line without a line break was being written when the
 * power failed, so `append` never resolved for it: it is moved to `<file>.torn-<instant>`.
 * @throws Fault `disk-full`, `data-read-only`.
 */
export async function openAppendFile(file: string): Promise<AppendFile> {
  return withFileFaults(file, async () => {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const isNew = await stat(file).then(
      () => false,
      () => true,
    );
    const handle = await open(file, isNew ? 'ax+' : 'r+', 0o600);
    if (isNew) await syncFolder(dirname(file));
    const { size } = await handle.stat();
    const completeSize = await endOfLastLine(handle, size);
    let recovered: string | null = null;
    if (completeSize < size) {
      const torn = Buffer.alloc(size - completeSize);
      await handle.read(torn, 0, torn.length, completeSize);
      const tornFile = `${file}.torn-${new Date().toISOString().replaceAll(':', '-')}`;
      await writeSynced(tornFile, torn, 0o600);
      await syncFolder(dirname(file));
      await handle.truncate(completeSize);
      await handle.sync();
      recovered = `The last line of ${file} was incomplete: the power may have failed while it was written. Its ${counted(torn.length, 'byte')} were moved to ${tornFile}. All earlier lines are complete.`;
    }
    return new LineFile(file, handle, completeSize, recovered);
  });
}

/**
 * Reads the lines of a file in blocks of a few hundred, so that they are never all in memory. A
 * missing file has no lines. Only a line feed ends a line, not a carriage return.
 * @throws Fault `data-read-only`.
 */
export async function* readLineBlocks(file: string): AsyncGenerator<string[]> {
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
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, null);
      if (bytesRead === 0) break;
      filled += bytesRead;
      const lines: string[] = [];
      let start = 0;
      for (let end = lineEnd(buffer, 0, filled); end >= 0; end = lineEnd(buffer, start, filled)) {
        lines.push(buffer.toString('utf8', start, end));
        start = end + 1;
      }
      buffer.copyWithin(0, start, filled);
      filled -= start;
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

class LineFile implements AppendFile {
  readonly #queue = new SerialQueue();

  constructor(
    private readonly file: string,
    private readonly handle: FileHandle,
    private size: number,
    readonly recovered: string | null,
  ) {}

  append(line: string): Promise<void> {
    return this.#queue.run(() => this.#write(Buffer.from(`${line}\n`)));
  }

  async close(): Promise<void> {
    await this.#queue.settled();
    await this.handle.close();
  }

  async #write(bytes: Buffer): Promise<void> {
    try {
      const { bytesWritten } = await this.handle.write(bytes, 0, bytes.length, this.size);
      if (bytesWritten < bytes.length) {
        throw Object.assign(new Error('partial write'), { code: 'ENOSPC', syscall: 'write' });
      }
      await this.handle.datasync();
      this.size += bytes.length;
    } catch (error) {
      await this.handle.truncate(this.size).catch(() => undefined);
      throw fileFault(this.file, error);
    }
  }
}

/** Size in bytes of all complete lines, searched for from the end of the file. */
async function endOfLastLine(handle: FileHandle, size: number): Promise<number> {
  const block = Buffer.alloc(4096);
  for (let end = size; end > 0;) {
    const start = Math.max(0, end - block.length);
    await handle.read(block, 0, end - start, start);
    const at = block.subarray(0, end - start).lastIndexOf(10);
    if (at >= 0) return start + at + 1;
    end = start;
  }
  return 0;
}
