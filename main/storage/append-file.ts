import { mkdir, open, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InTurn } from '../base/in-turn.js';
import { syncFolder, writeSynced } from './atomic-file.js';
import { fileFault, withFileFaults } from './file-faults.js';

/** A file of lines that only grows. */
export interface AppendFile {
  /** A sentence where a torn last line was set aside when the file was opened; else null. */
  readonly recovered: string | null;
  /**
   * Adds a line (without line break); resolves once it is on the disk.
   * @throws Fault `disk-full` or `data-read-only`: then nothing of the line is in the file.
   */
  append(line: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens or begins a file of lines. A last line without its end (power failed while it was written,
 * before anybody was told of it) is copied to `<file>.torn-<instant>` and cut off.
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
    const whole = await endOfLastLine(handle, size);
    let recovered: string | null = null;
    if (whole < size) {
      const torn = Buffer.alloc(size - whole);
      await handle.read(torn, 0, torn.length, whole);
      const aside = `${file}.torn-${new Date().toISOString().replaceAll(':', '-')}`;
      await writeSynced(aside, torn, 0o600);
      await syncFolder(dirname(file));
      await handle.truncate(whole);
      await handle.sync();
      recovered = `The last line of ${file} was torn (the power may have failed while it was written); its ${torn.length} bytes are kept as ${aside}, and everything before is whole.`;
    }
    return new LineFile(file, handle, whole, recovered);
  });
}

/**
 * The lines of a file in blocks of some hundreds, without holding them all in memory; none where there
 * is no file. Only a line feed ends a line: a carriage return is a byte like others.
 */
export async function* readLineBlocks(file: string): AsyncGenerator<string[]> {
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw fileFault(file, error);
  }
  // One buffer for all: a stream's own would pile up until the garbage collector comes by.
  let buffer = Buffer.allocUnsafe(1 << 18);
  let held = 0;
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer, held, buffer.length - held, null);
      if (bytesRead === 0) break;
      held += bytesRead;
      const lines: string[] = [];
      let start = 0;
      for (let end = lineEnd(buffer, 0, held); end >= 0; end = lineEnd(buffer, start, held)) {
        lines.push(buffer.toString('utf8', start, end));
        start = end + 1;
      }
      buffer.copyWithin(0, start, held);
      held -= start;
      if (held === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(held)]);
      if (lines.length > 0) yield lines;
    }
  } catch (error) {
    throw fileFault(file, error);
  } finally {
    await handle.close();
  }
  if (held > 0) yield [buffer.toString('utf8', 0, held)];
}

/** Where the next line feed is, below `to`; negative for none. */
function lineEnd(buffer: Buffer, from: number, to: number): number {
  const at = buffer.indexOf(10, from);
  return at < to ? at : -1;
}

class LineFile implements AppendFile {
  readonly #inTurn = new InTurn();

  constructor(
    private readonly file: string,
    private readonly handle: FileHandle,
    private size: number,
    readonly recovered: string | null,
  ) {}

  append(line: string): Promise<void> {
    return this.#inTurn.run(() => this.#write(Buffer.from(`${line}\n`)));
  }

  async close(): Promise<void> {
    await this.#inTurn.settled();
    await this.handle.close();
  }

  async #write(bytes: Buffer): Promise<void> {
    try {
      const { bytesWritten } = await this.handle.write(bytes, 0, bytes.length, this.size);
      if (bytesWritten < bytes.length) {
        throw Object.assign(new Error('written in part'), { code: 'ENOSPC' });
      }
      await this.handle.datasync();
      this.size += bytes.length;
    } catch (error) {
      await this.handle.truncate(this.size).catch(() => undefined);
      throw fileFault(this.file, error);
    }
  }
}

/** Where the last whole line ends, looking back from the end of the file. */
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
