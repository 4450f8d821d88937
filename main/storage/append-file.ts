import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Fault } from '../../contract/fault.js';
import { counted } from '../../contract/plural.js';
import { SerialQueue } from '../base/serial-queue.js';
import { syncFolder, writeSynced } from './atomic-file.js';
import { closedFault } from './closed-fault.js';
import { withFileFaults } from './file-faults.js';
import { readLineBlocks } from './line-blocks.js';
import { makeFolder } from './make-folder.js';
import { isReadingOnly, requireWritable } from './reading-only.js';

/**
 * True where a write to a file that was opened with O_DSYNC is on the disk when it ends, as after fdatasync(2)
 * (open(2), "Synchronized I/O"). That is one task in Node's thread pool and not two, and a punch waits for it. On
 * macOS it does not make the drive empty its own cache, as Node's `datasync` does.
 */
const syncsOnWrite = process.platform === 'linux';
/** Flags of a file to read and append to. Positions are given, so it is not O_APPEND. */
const appending = constants.O_RDWR | (syncsOnWrite ? constants.O_DSYNC : 0);

/** A file of lines that is only appended to. */
export interface AppendFile {
  /** A sentence if opening the file moved an incomplete last line to another file; otherwise null. */
  readonly recovered: string | null;
  /**
   * Appends lines with one write, given without their line breaks. Resolves when all are on the disk.
   * @throws Fault as `withFileFaults`, `cancelled` after `close`; then no part of them is or will be among the lines.
   */
  append(...lines: readonly string[]): Promise<void>;
  /** The lines that are on the disk for certain from a byte on, as `readLineBlocks`. */
  lineBlocks(start?: number): AsyncGenerator<string[]>;
  close(): Promise<void>;
}
/**
 * Opens a file of lines of JSON, or creates it. A last line without a line break was being written when the
 * power failed, so `append` never resolved for it: it is moved to `<file>.torn-<instant>`. If it is whole, it
 * gets its line break, as a program that edits files may remove it. In a folder that was opened for reading only, nothing is created or moved, and every `append` is refused.
 * @throws Fault as `withFileFaults`.
 */
export async function openAppendFile(file: string): Promise<AppendFile> {
  return withFileFaults(file, async () => {
    if (isReadingOnly(file)) return openToRead(file);
    const handle = (await openIfExists(file, appending)) ?? (await create(file));
    try {
      const { size } = await handle.stat();
      const recovered = await settleLastLine(file, handle, await endOfLastLine(handle, size), size);
      const settled = await handle.stat();
      const ending = await endingOf(handle, settled.size);
      return new LineFile(file, handle, settled.size, ending, recovered);
    } catch (error) {
      await handle.close();
      throw error;
    }
  });
}

/** Opens a file whose appends are all refused; an incomplete last line is not read. */
async function openToRead(file: string): Promise<AppendFile> {
  const handle = await openIfExists(file, 'r');
  try {
    const size = handle === null ? 0 : await endOfLastLine(handle, (await handle.stat()).size);
    return new LineFile(file, null, size, Buffer.alloc(0), null);
  } finally {
    await handle?.close();
  }
}

async function openIfExists(file: string, flags: 'r' | number): Promise<FileHandle | null> {
  try {
    return await open(file, flags);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function create(file: string): Promise<FileHandle> {
  await makeFolder(dirname(file));
  const handle = await open(file, appending | constants.O_CREAT | constants.O_EXCL, 0o600);
  await syncFolder(dirname(file));
  return handle;
}

/** @returns a sentence about what was done with a last line without a line break; null if there is none. */
async function settleLastLine(
  file: string,
  handle: FileHandle,
  completeSize: number,
  size: number,
): Promise<string | null> {
  if (completeSize === size) return null;
  const torn = await bytesOf(handle, completeSize, size);
  if (isWhole(torn)) {
    await handle.write('\n', size);
    await handle.sync();
    return `The last line of ${file} had no line break at its end, which was added.`;
  }
  const tornFile = `${file}.torn-${new Date().toISOString().replaceAll(':', '-')}`;
  await writeSynced(tornFile, torn, 0o600);
  await syncFolder(dirname(file));
  await handle.truncate(completeSize);
  await handle.sync();
  return `The last line of ${file} was incomplete: the power may have failed while it was written. Its ${counted(torn.length, 'byte')} were moved to ${tornFile}. All earlier lines are complete.`;
}

/** True for a JSON object: no shorter part of one is JSON. */
function isWhole(line: Buffer): boolean {
  try {
    const json: unknown = JSON.parse(line.toString('utf8'));
    return typeof json === 'object' && json !== null;
  } catch {
    return false;
  }
}

/** The last saved bytes are compared up to this number, after the disk has failed. */
const maxEndingBytes = 4096;

class LineFile implements AppendFile {
  readonly #queue = new SerialQueue();
  /**
   * False from a failed write on: the disk may have any part of the line. Before anything is written
   * again, the file is opened again and its end is checked.
   */
  #isProven = true;
  #isClosed = false;

  /**
   * @param handle null after a failed write, and in a folder that is only read.
   * @param size of the lines that are on the disk for certain, in bytes.
   * @param ending their last bytes.
   */
  constructor(
    private readonly file: string,
    private handle: FileHandle | null,
    private size: number,
    private ending: Buffer,
    readonly recovered: string | null,
  ) {}

  append(...lines: readonly string[]): Promise<void> {
    // The next opening may have added lines by now, and a failed write would remove them.
    if (this.#isClosed) return Promise.reject(closedFault());
    const text = lines.map((line) => `${line}\n`).join('');
    return this.#queue.run(async () => {
      requireWritable(this.file);
      await withFileFaults(this.file, () => this.#write(Buffer.from(text)));
    });
  }

  lineBlocks(start = 0): AsyncGenerator<string[]> {
    // What others added shows as well, so that a check finds it; a refused tail of ours does not.
    return readLineBlocks(this.file, this.#isProven ? Infinity : this.size, start);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#queue.settled();
    // The next start would take the rest of a refused line for an entry.
    if (!this.#isProven) await this.#prove().catch(() => undefined);
    await this.handle?.close();
  }

  async #write(bytes: Buffer): Promise<void> {
    if (!this.#isProven) await this.#prove();
    try {
      const handle = this.handle!;
      const { bytesWritten } = await handle.write(bytes, 0, bytes.length, this.size);
      if (bytesWritten < bytes.length) {
        throw Object.assign(new Error('partial write'), { code: 'ENOSPC', syscall: 'write' });
      }
      if (!syncsOnWrite) await handle.datasync();
    } catch (error) {
      this.#isProven = false;
      // At once, for the case that the power fails next. If it fails, the next write tries it again.
      await this.#prove().catch(() => undefined);
      throw error;
    }
    this.size += bytes.length;
    this.#rememberEnding(bytes);
  }

  /** Keeps the last bytes, in place: appends are too frequent for a new buffer each. */
  #rememberEnding(bytes: Buffer): void {
    if (this.ending.length < maxEndingBytes || bytes.length >= maxEndingBytes) {
      this.ending = Buffer.concat([this.ending, bytes]).subarray(-maxEndingBytes);
      return;
    }
    this.ending.copyWithin(0, bytes.length);
    this.ending.set(bytes, maxEndingBytes - bytes.length);
  }

  /**
   * Opens the file again and removes what follows the saved lines. After a failed fsync, the kernel may
   * report success to the same descriptor although the bytes were lost (fsync(2), "Notes").
   * @throws Fault `data-damaged` if the saved lines are no longer at the end of the file; system errors.
   */
  async #prove(): Promise<void> {
    await this.handle?.close().catch(() => undefined);
    this.handle = null;
    const handle = await open(this.file, appending);
    try {
      if ((await handle.stat()).size > this.size) await handle.truncate(this.size);
      await handle.sync();
      const { size } = await handle.stat();
      const ending = await bytesOf(handle, this.size - this.ending.length, this.size);
      if (size !== this.size || !ending.equals(this.ending)) throw changedEnd(this.file);
    } catch (error) {
      await handle.close().catch(() => undefined);
      throw error;
    }
    this.handle = handle;
    this.#isProven = true;
  }
}

function changedEnd(file: string): Fault {
  return new Fault(
    'data-damaged',
    `The disk failed, and ${file} no longer ends with the entry that was saved last. Nothing more is written to it. Check the disk, then restart Rollcall.`,
  );
}

/** The last bytes before `size`. */
function endingOf(handle: FileHandle, size: number): Promise<Buffer> {
  return bytesOf(handle, Math.max(0, size - maxEndingBytes), size);
}

/** The bytes from `start` to `end - 1`; fewer if the file is shorter. */
async function bytesOf(handle: FileHandle, start: number, end: number): Promise<Buffer> {
  const bytes = Buffer.alloc(end - start);
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
  return bytes.subarray(0, bytesRead);
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
