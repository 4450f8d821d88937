import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfExists, syncFolder, writeAtomically } from './atomic-file.js';
import { withFileFaults } from './file-faults.js';
import { makeFolder } from './make-folder.js';
import { requireWritable } from './reading-only.js';
import { seal, unseal } from './seal.js';

const extension = '.sealed';

/** Ids of the sealed files in a folder; none if the folder does not exist. */
export async function sealedIds(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith(extension))
    .map((name) => name.slice(0, -extension.length))
    .sort();
}

/** A folder with one sealed file per id. Ids are our own: letters, digits, hyphens, underscores. */
export class SealedFolder {
  constructor(
    private readonly folder: string,
    private readonly key: Uint8Array,
  ) {}

  /** Ids of all sealed files. */
  ids(): Promise<string[]> {
    return sealedIds(this.folder);
  }

  /** Saves the content of an id. @throws Fault `disk-full`, `data-read-only`; then it is unchanged. */
  async put(id: string, bytes: Uint8Array): Promise<void> {
    requireWritable(this.folder);
    await withFileFaults(this.folder, () => makeFolder(this.folder));
    await writeAtomically(this.#fileOf(id), seal(this.key, bytes, id));
  }

  /** The content of an id; null if there is none. @throws Fault as `unseal`. */
  async get(id: string): Promise<Buffer | null> {
    const bytes = await readIfExists(this.#fileOf(id));
    return bytes === null ? null : unseal(this.key, bytes, id, this.#fileOf(id));
  }

  /** The sealed bytes of an id; null if there are none. */
  sealed(id: string): Promise<Buffer | null> {
    return readIfExists(this.#fileOf(id));
  }

  /** Erases the content of an id, if there is any. @throws Fault `data-read-only`. */
  async remove(id: string): Promise<void> {
    // The folder is created with the first content, so it may be missing.
    if ((await this.sealed(id)) === null) return;
    requireWritable(this.folder);
    await withFileFaults(this.#fileOf(id), async () => {
      await rm(this.#fileOf(id), { force: true });
      await syncFolder(this.folder);
    });
  }

  #fileOf(id: string): string {
    if (!/^[\w-]+$/.test(id)) throw new Error(`not a valid id: ${id}`);
    return join(this.folder, `${id}${extension}`);
  }
}
