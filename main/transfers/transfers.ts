import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Fault } from '../../contract/fault.js';
import { pieceBytes, type Download } from '../../contract/calls/transfers.js';
import { withFileFaults } from '../storage/file-faults.js';

/** A file that a screen sent. */
export interface Upload {
  /** As it was named there. */
  readonly name: string;
  readonly path: string;
}

interface Receiving extends Upload {
  readonly sizeBytes: number;
  received: number;
}

/** An upload is refused above this: larger sets of photos are imported from a folder. */
const mostUploadBytes = 8 * 2 ** 30;

/**
 * Files between screens and services: kept in the data folder while they are on their way, and erased
 * with the next start at the latest.
 */
export class Transfers {
  readonly #folder: string;
  readonly #uploads = new Map<string, Receiving>();
  readonly #downloads = new Map<string, Upload & { readonly sizeBytes: number }>();
  #begun: Promise<void> | null = null;

  /** @param data the data folder. */
  constructor(data: string) {
    this.#folder = join(data, 'transfers');
  }

  async begin(name: string, sizeBytes: number): Promise<string> {
    if (sizeBytes > mostUploadBytes) {
      throw new Fault(
        'invalid-input',
        `${name} is larger than 8 GB; import its folder on the command line instead.`,
      );
    }
    await this.#prepare();
    const uploadId = randomUUID();
    // The ending tells readers the kind of file; nothing else of the name reaches the disk.
    const ending = extname(name)
      .toLowerCase()
      .replaceAll(/[^.a-z0-9]/g, '');
    const path = join(this.#folder, uploadId + ending);
    await withFileFaults(path, () => writeFile(path, '', { mode: 0o600 }));
    this.#uploads.set(uploadId, { name, path, sizeBytes, received: 0 });
    return uploadId;
  }

  async append(uploadId: string, data: Uint8Array): Promise<void> {
    const upload = this.#receiving(uploadId);
    if (upload.received + data.length > upload.sizeBytes) {
      throw new Fault('invalid-input', `${upload.name} is longer than it was said to be.`);
    }
    await withFileFaults(upload.path, () => appendFile(upload.path, data));
    upload.received += data.length;
  }

  /** A whole upload. @throws Fault `not-found`; `invalid-input` for one that was cut short. */
  uploaded(uploadId: string): Upload {
    const upload = this.#receiving(uploadId);
    if (upload.received !== upload.sizeBytes) {
      throw new Fault('invalid-input', `${upload.name} did not arrive as a whole; send it again.`);
    }
    return { name: upload.name, path: upload.path };
  }

  /** Erases an upload; nothing happens where there is none. */
  async drop(uploadId: string): Promise<void> {
    const upload = this.#uploads.get(uploadId);
    if (upload === undefined) return;
    this.#uploads.delete(uploadId);
    await rm(upload.path, { force: true });
  }

  /** A new file's path that `offer` takes. */
  async newFile(): Promise<string> {
    await this.#prepare();
    return join(this.#folder, `${randomUUID()}.making`);
  }

  /** Offers a file to be fetched; it is moved, and erased once it was. */
  async offer(made: string, name: string): Promise<Download> {
    await this.#prepare();
    const downloadId = randomUUID();
    const path = join(this.#folder, downloadId);
    await rename(made, path);
    const { size: sizeBytes } = await stat(path);
    this.#downloads.set(downloadId, { name, path, sizeBytes });
    return { downloadId, name, sizeBytes };
  }

  async read(
    downloadId: string,
    offset: number,
  ): Promise<{ data: Uint8Array<ArrayBuffer>; isLast: boolean }> {
    const download = this.#downloads.get(downloadId);
    if (download === undefined) {
      throw new Fault('not-found', 'The file was fetched already; make it again.');
    }
    const handle = await open(download.path, 'r');
    try {
      const data = new Uint8Array(Math.max(0, Math.min(pieceBytes, download.sizeBytes - offset)));
      await handle.read(data, 0, data.length, offset);
      const isLast = offset + data.length >= download.sizeBytes;
      if (isLast) this.#downloads.delete(downloadId);
      return { data, isLast };
    } finally {
      await handle.close();
      if (!this.#downloads.has(downloadId)) await rm(download.path, { force: true });
    }
  }

  /** Erases what an earlier run left, which was ended half-way: photos may be among it. */
  async eraseLeftOvers(): Promise<void> {
    if (this.#begun === null) await rm(this.#folder, { recursive: true, force: true });
  }

  /** Erases what is on its way. */
  async close(): Promise<void> {
    if (this.#begun !== null) await rm(this.#folder, { recursive: true, force: true });
    this.#begun = null;
    this.#uploads.clear();
    this.#downloads.clear();
  }

  #receiving(uploadId: string): Receiving {
    const upload = this.#uploads.get(uploadId);
    if (upload === undefined) {
      throw new Fault('not-found', 'The file that was sent is not here any more; send it again.');
    }
    return upload;
  }

  /** What an earlier run left is erased first. */
  #prepare(): Promise<void> {
    this.#begun ??= withFileFaults(this.#folder, async () => {
      await rm(this.#folder, { recursive: true, force: true });
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    });
    return this.#begun;
  }
}
