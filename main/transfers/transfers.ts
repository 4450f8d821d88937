import { randomUUID } from 'node:crypto';
import { appendFile, open, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Fault } from '../../contract/fault.js';
import { maxChunkBytes, type Download } from '../../contract/calls/transfers.js';
import { SerialQueue } from '../base/serial-queue.js';
import { fileFault, withFileFaults } from '../storage/file-faults.js';

/** A file that a screen sent. */
export interface Upload {
  /** File name on the user's machine. */
  readonly name: string;
  readonly path: string;
}

/** The part of the transfer folder that one session needs. */
interface SharedFolder {
  readonly path: string;
  /** How often the files of all sessions were erased. */
  readonly generation: number;
  /** Creates the folder if needed. @throws Fault as `withFileFaults`. */
  prepare(): Promise<void>;
  /** Erases the files of all sessions. */
  close(): Promise<void>;
}

interface OpenUpload extends Upload {
  readonly sizeBytes: number;
  /** Of the folder when it began. */
  readonly generation: number;
  readonly appending: SerialQueue;
  receivedBytes: number;
  /** True if the file may have a part of a chunk that failed, such as on a full disk. */
  isTorn: boolean;
  /** True while a call or an import works with it. */
  isTaken: boolean;
}

interface OpenDownload extends Upload {
  readonly sizeBytes: number;
}

/** Larger uploads are refused: larger sets of photos are imported from a folder. */
const maxUploadBytes = 8 * 2 ** 30;

/**
 * The files that one session uploads and downloads. When it ends, they can no longer be used, and they
 * are erased as soon as nothing works with them.
 */
export class Transfers {
  readonly #uploads = new Map<string, OpenUpload>();
  readonly #downloads = new Map<string, OpenDownload>();
  /** Uploads of an ended session that something still works with. */
  readonly #taken = new Map<string, OpenUpload>();

  /** @param folder shared by all sessions. */
  constructor(private readonly folder: SharedFolder) {}

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
    await this.folder.prepare();
    const uploadId = randomUUID();
    // Only the extension is used, for the type of file: the name itself could lead elsewhere.
    const extension = extname(name)
      .toLowerCase()
      .replaceAll(/[^.a-z0-9]/g, '');
    const path = join(this.folder.path, uploadId + extension);
    await withFileFaults(path, () => writeFile(path, '', { mode: 0o600 }));
    this.#uploads.set(uploadId, {
      name,
      path,
      sizeBytes,
      generation: this.folder.generation,
      appending: new SerialQueue(),
      receivedBytes: 0,
      isTorn: false,
      isTaken: false,
    });
    return uploadId;
  }

  /**
   * Appends data to an upload.
   * @throws Fault `not-found`; `invalid-input` for more data than announced; `disk-full`,
   *   `data-read-only`.
   */
  async append(uploadId: string, data: Uint8Array): Promise<void> {
    const upload = this.#openUpload(uploadId);
    await upload.appending.run(async () => {
      // It may have been dropped meanwhile.
      this.#openUpload(uploadId);
      if (upload.receivedBytes + data.length > upload.sizeBytes) {
        throw new Fault(
          'invalid-input',
          `${upload.name} is larger than its announced size. Send it again.`,
        );
      }
      await withFileFaults(upload.path, async () => {
        if (upload.isTorn) await truncate(upload.path, upload.receivedBytes);
        upload.isTorn = true;
        await appendFile(upload.path, data);
        upload.isTorn = false;
      });
      upload.receivedBytes += data.length;
    });
  }

  /** A complete upload. @throws Fault `not-found`; `invalid-input` for an incomplete upload. */
  uploaded(uploadId: string): Upload {
    const upload = this.#openUpload(uploadId);
    if (upload.receivedBytes !== upload.sizeBytes) {
      throw new Fault('invalid-input', `${upload.name} did not arrive completely. Send it again.`);
    }
    return { name: upload.name, path: upload.path };
  }

  /** As `uploaded`; the file stays until `drop`, even if the session ends before. */
  take(uploadId: string): Upload {
    const upload = this.uploaded(uploadId);
    this.#openUpload(uploadId).isTaken = true;
    return upload;
  }

  /** Erases an upload, if it exists. */
  async drop(uploadId: string): Promise<void> {
    const upload = this.#uploads.get(uploadId) ?? this.#taken.get(uploadId);
    if (upload === undefined) return;
    this.#uploads.delete(uploadId);
    this.#taken.delete(uploadId);
    await upload.appending.run(() =>
      withFileFaults(upload.path, () => rm(upload.path, { force: true })),
    );
  }

  /** Ends all transfers: the session has ended. Failures are repaired by the next start. */
  async discard(): Promise<void> {
    const uploads = [...this.#uploads];
    const downloads = [...this.#downloads.values()];
    this.#uploads.clear();
    this.#downloads.clear();
    for (const [id, upload] of uploads) if (upload.isTaken) this.#taken.set(id, upload);
    for (const [, { path, appending, isTaken }] of uploads) {
      if (!isTaken) await appending.run(() => rm(path, { force: true })).catch(() => undefined);
    }
    for (const { path } of downloads) await rm(path, { force: true }).catch(() => undefined);
  }

  /** The path for a new temporary file. The caller erases it. */
  async newFile(): Promise<string> {
    await this.folder.prepare();
    return join(this.folder.path, `${randomUUID()}.making`);
  }

  /**
   * Writes a file and offers it for download. It is erased after the download, and if writing fails.
   * @param name file name on the user's machine.
   * @param write writes the file to this path. Its result is passed on as `written`.
   * @throws Fault as `write`; `disk-full`, `data-read-only`.
   */
  async create<Written>(
    name: string,
    write: (path: string) => Promise<Written>,
  ): Promise<{ readonly file: Download; readonly written: Written }> {
    const path = await this.newFile();
    try {
      const written = await write(path);
      const { size: sizeBytes } = await withFileFaults(path, () => stat(path));
      const downloadId = randomUUID();
      this.#downloads.set(downloadId, { name, path, sizeBytes });
      return { file: { downloadId, name, sizeBytes }, written };
    } catch (error) {
      await rm(path, { force: true }).catch(() => undefined);
      throw error;
    }
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
    const handle = await open(download.path, 'r').catch((error: unknown) => {
      throw fileFault(download.path, error);
    });
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

  /** Erases the files of all sessions. */
  closeAll(): Promise<void> {
    return this.folder.close();
  }

  #openUpload(uploadId: string): OpenUpload {
    const upload = this.#uploads.get(uploadId);
    if (upload === undefined || upload.generation !== this.folder.generation) {
      throw new Fault('not-found', 'The uploaded file no longer exists. Send it again.');
    }
    return upload;
  }
}
