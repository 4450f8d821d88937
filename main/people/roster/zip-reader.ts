import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { messageOf } from '../../base/message-of.js';

/** Some thousand entries of a ZIP file's directory. */
const windowBytes = 256 * 2 ** 10;
/** Bytes of an entry that are read at once; for the start of a photo, one piece is enough. */
const pieceBytes = 16 * 2 ** 10;

/**
 * Opens a ZIP file so that its directory is read in large pieces: the library's own reader takes two system
 * calls for each entry, which is most of the time for 200,000 of them.
 * @throws system errors; Error of the library if it is not a ZIP file.
 */
export async function openZip(file: string): Promise<ZipFile> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const reader = new WindowReader(handle);
    return await fromRandomAccessReaderPromise(reader, size, { autoClose: false });
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Reads a file through a window, which moves when a read is outside it. */
class WindowReader extends RandomAccessReader {
  readonly #handle: FileHandle;
  #window: Buffer = Buffer.alloc(0);
  #start = 0;

  constructor(handle: FileHandle) {
    super();
    this.#handle = handle;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    const at = position - this.#start;
    if (at >= 0 && at + length <= this.#window.length) {
      this.#window.copy(buffer, offset, at, at + length);
      callback(null, length);
      return;
    }
    const window = Buffer.alloc(Math.max(length, windowBytes));
    this.#handle.read(window, 0, window.length, position).then(
      ({ bytesRead }) => {
        this.#window = window.subarray(0, bytesRead);
        this.#start = position;
        callback(null, this.#window.copy(buffer, offset, 0, length));
      },
      (error: unknown) => {
        callback(error as Error);
      },
    );
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(piecesOf(this.#handle, start, end), { objectMode: false });
  }

  override close(callback: (error: Error | null) => void): void {
    this.#handle.close().then(() => {
      callback(null);
    }, callback);
  }
}

async function* piecesOf(handle: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  for (let position = start; position < end;) {
    const piece = Buffer.alloc(Math.min(pieceBytes, end - position));
    const { bytesRead } = await handle.read(piece, 0, piece.length, position);
    if (bytesRead === 0) return;
    yield piece.subarray(0, bytesRead);
    position += bytesRead;
  }
}

/** Why a ZIP file or an entry cannot be read, to be put in parentheses. */
export function zipProblem(error: unknown): string {
  const message = messageOf(error);
  // The library names its own options here.
  return message.startsWith('entry is encrypted') ? 'it is encrypted' : message.replace(/\.$/, '');
}
