import type { Purged } from '../../../contract/calls/people.js';
import { Fault } from '../../../contract/fault.js';
import { sealedIds, SealedFolder } from '../../storage/sealed-folder.js';
import { purgedItem } from './templates.js';

/** The kept photos that people were enrolled from: one sealed file per person. */
export class Photos {
  readonly #files: SealedFolder;

  constructor(
    private readonly folder: string,
    key: Uint8Array,
  ) {
    this.#files = new SealedFolder(folder, key);
  }

  /** Ids of the people with photos. */
  ids(): Promise<string[]> {
    return sealedIds(this.folder);
  }

  /** Replaces a person's photos. @param photos JPEG files. @throws Fault `disk-full`, `data-read-only`. */
  put(subjectId: string, photos: readonly Uint8Array[]): Promise<void> {
    return this.#files.put(subjectId, join(photos));
  }

  /** A person's photos; empty if there are none. @throws Fault as `unseal`; `data-damaged`. */
  async read(subjectId: string): Promise<Uint8Array[]> {
    const bytes = await this.#files.get(subjectId);
    return bytes === null ? [] : split(bytes, subjectId);
  }

  /** The entry for the purge certificate; null if there are no photos. */
  async purgedItem(subjectId: string): Promise<Purged | null> {
    const sealed = await this.#files.sealed(subjectId);
    return sealed === null ? null : purgedItem('photos', sealed);
  }

  erase(subjectId: string): Promise<void> {
    return this.#files.remove(subjectId);
  }
}

/** Concatenates photos, each after its length in 4 bytes, big-endian. */
function join(photos: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    photos.flatMap((photo) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(photo.length);
      return [length, photo];
    }),
  );
}

/** Undoes `join`. @throws Fault `data-damaged`. */
function split(bytes: Buffer, subjectId: string): Uint8Array[] {
  const photos: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = at + 4 <= bytes.length ? at + 4 + bytes.readUInt32BE(at) : Infinity;
    if (end > bytes.length) {
      throw new Fault(
        'data-damaged',
        `The kept photos of the person ${subjectId} are damaged. Re-enrol this person.`,
      );
    }
    photos.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return photos;
}
