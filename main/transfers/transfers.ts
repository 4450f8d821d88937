import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Fault } from '../../contract/fault.js';
import { maxChunkBytes, type Download } from '../../contract/calls/transfers.js';
import { withFileFaults } from '../storage/file-faults.js';

/** A file that a screen sent. */
export interface Upload {
  /** File name on the user's machine. */
  readonly name: string;
  readonly path: string;
}

interface OpenUpload extends Upload {
  readonly sizeBytes: number;
  receivedBytes: number;
}

/** Larger uploads are refused: larger sets of photos are imported from a folder. */
const maxUploadBytes = 8 * 2 ** 30;

/**
 * Files that screens upload and download. They are in the data folder during the transfer, and are
 * erased at the next start at the latest.
 */
export class Transfers {
  readonly #folder: string;
  readonly #uploads = new Map<string, OpenUpload>();
  readonly #downloads = new Map<string, Upload & { readonly sizeBytes: number }>();
  #prepared: Promise<void> | null = null;

  /** @param data the data folder. */
  constructor(data: string) {
    this.#folder = join(data, 'transfers');
  }

  /**
   * Starts an upload.
   * @param name file name on the user's machine.
   * @returns the id of the upload.
   * @throws Fault `invalid-input` for a file of more than 8 GB; `disk-full`, `data-read-only`.
   */
  async begin(name: string, sizeBytes: number): Promise<string> {
    if (sizeBytes > maxUploadBytes) {
      throw new Fault(
        'invalid-input',
        `${name} is larger than 8 GB. Import its folder on the command line instead.`,
      );
    }
    await this.#prepare();
    const uploadId = randomUUID();
    // Only the extension is used, for the type of file: the name itself could lead elsewhere.
    const extension = extname(name)
      .toLowerCase()
      .replaceAll(/[^.a-z0-9]/g, '');
    const path = join(this.#folder, uploadId + extension);
    await withFileFaults(path, () => writeFile(path, '', { mode: 0o600 }));
    this.#uploads.set(uploadId, { name, path, sizeBytes, receivedBytes: 0 });
    return uploadId;
  }

  /**
   * Appends data to an upload.
   * @throws Fault `not-found`; `invalid-input` for more data than announced; `disk-full`,
   *   `data-read-only`.
   */
  async append(uploadId: string, data: Uint8Array): Promise<void> {
    const upload = this.#openUpload(uploadId);
    if (upload.receivedBytes + data.length > upload.sizeBytes) {
      throw new Fault(
        'invalid-input',
        `${upload.name} is larger than its announced size. Send it again.`,
      );
    }
    await withFileFaults(upload.path, () => appendFile(upload.path, data));
    upload.receivedBytes += data.length;
  }

  /** A complete upload. @throws Fault `not-found`; `invalid-input` for an incomplete upload. */
  uploaded(uploadId: string): Upload {
    const upload = this.#openUpload(uploadId);
    if (upload.receivedBytes !== upload.sizeBytes) {
      throw new Fault('invalid-input', `${upload.name} did not arrive completely. Send it again.`);
    }
    return { name: upload.name, path: upload.path };
  }

  /** Erases an upload, if it exists. */
  async drop(uploadId: string): Promise<void> {
    const upload = this.#uploads.get(uploadId);
    if (upload === undefined) return;
    this.#uploads.delete(uploadId);
    await rm(upload.path, { force: true });
  }

  /** The path for a new file, to be passed to `offer`. */
  async newFile(): Promise<string> {
    await this.#prepare();
    return join(this.#folder, `${randomUUID()}.making`);
  }

  /**
   * Offers a file for download. The file is moved, and erased after the download.
   * @param created path of the file, from `newFile`.
   * @param name file name on the user's machine.
   */
  async offer(created: string, name: string): Promise<Download> {
    await this.#prepare();
    const downloadId = randomUUID();
    const path = join(this.#folder, downloadId);
    await rename(created, path);
    const { size: sizeBytes } = await stat(path);
    this.#downloads.set(downloadId, { name, path, sizeBytes });
    return { downloadId, name, sizeBytes };
  }

  /**
   * Reads the next piece of a download.
   * @param offset in bytes.
   * @throws Fault `not-found`.
   */
  async read(
    downloadId: string,
    offset: number,
  ): Promise<{ data: Uint8Array<ArrayBuffer>; isLast: boolean }> {
    const download = this.#downloads.get(downloadId);
    if (download === undefined) {
      throw new Fault('not-found', 'This file was already downloaded. Create it again.');
    }
    const handle = await open(download.path, 'r');
    try {
      const data = new Uint8Array(
        Math.max(0, Math.min(maxChunkBytes, download.sizeBytes - offset)),
      );
      await handle.read(data, 0, data.length, offset);
      const isLast = offset + data.length >= download.sizeBytes;
      if (isLast) this.#downloads.delete(downloadId);
      return { data, isLast };
    } finally {
      await handle.close();
      if (!this.#downloads.has(downloadId)) await rm(download.path, { force: true });
    }
  }

  /** Erases files of an earlier run that did not end normally: they may include photos. */
  async eraseLeftovers(): Promise<void> {
    if (this.#prepared === null) await rm(this.#folder, { recursive: true, force: true });
  }

  /** Erases all files. */
  async close(): Promise<void> {
    if (this.#prepared !== null) await rm(this.#folder, { recursive: true, force: true });
    this.#prepared = null;
    this.#uploads.clear();
    this.#downloads.clear();
  }

  #openUpload(uploadId: string): OpenUpload {
    const upload = this.#uploads.get(uploadId);
    if (upload === undefined) {
      throw new Fault('not-found', 'The uploaded file no longer exists. Send it again.');
    }
    return upload;
  }

  /** Creates the folder on first use, without the files of an earlier run. */
  #prepare(): Promise<void> {
    this.#prepared ??= withFileFaults(this.#folder, async () => {
      await rm(this.#folder, { recursive: true, force: true });
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    });
    return this.#prepared;
  }
}
