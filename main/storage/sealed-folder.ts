import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfThere, syncFolder, writeAtomically } from './atomic-file.js';
import { withFileFaults } from './file-faults.js';
import { seal, unseal } from './seal.js';

const ending = '.sealed';

/** The ids of the sealed files in a folder; none where there is no folder. */
export async function sealedIds(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
}

/** A folder with one sealed file per id. Ids are made by us: letters, digits and hyphens. */
export class SealedFolder {
  constructor(
    private readonly folder: string,
    private readonly key: Uint8Array,
  ) {}

  /** The ids of all files. */
  ids(): Promise<string[]> {
    return sealedIds(this.folder);
  }

  /** @throws Fault `disk-full`, `data-read-only`; an earlier content stays. */
  async put(id: string, bytes: Uint8Array): Promise<void> {
    await withFileFaults(this.folder, () => mkdir(this.folder, { recursive: true, mode: 0o700 }));
    await writeAtomically(this.#fileOf(id), seal(this.key, bytes, id));
  }

  /** The content, or null where there is none. @throws Fault as `unseal`. */
  async get(id: string): Promise<Buffer | null> {
    const bytes = await readIfThere(this.#fileOf(id));
    return bytes === null ? null : unseal(this.key, bytes, id, this.#fileOf(id));
  }

  /** The bytes as they are on the disk, or null where there are none. */
  sealed(id: string): Promise<Buffer | null> {
    return readIfThere(this.#fileOf(id));
  }

  /** Erases a content for good; nothing happens where there is none. */
  async remove(id: string): Promise<void> {
    // Before the first content there is no folder either.
    if ((await this.sealed(id)) === null) return;
    await withFileFaults(this.#fileOf(id), async () => {
      await rm(this.#fileOf(id), { force: true });
      await syncFolder(this.folder);
    });
  }

  #fileOf(id: string): string {
    if (!/^[\w-]+$/.test(id)) throw new Error(`not an id of ours: ${id}`);
    return join(this.folder, `${id}${ending}`);
  }
}
