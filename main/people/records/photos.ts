import type { Purged } from '../../../contract/calls/people.js';
import { Fault } from '../../../contract/fault.js';
import { sealedIds, SealedFolder } from '../../storage/sealed-folder.js';
import { purgedOf } from './templates.js';

/** Photos that people were enrolled from, where the administrator keeps them: sealed, a file a person. */
export class Photos {
  readonly #files: SealedFolder;

  constructor(
    private readonly folder: string,
    key: Uint8Array,
  ) {
    this.#files = new SealedFolder(folder, key);
  }

  /** Whose photos there are. */
  ids(): Promise<string[]> {
    return sealedIds(this.folder);
  }

  /** In place of those before. @param photos JPEG files. @throws Fault `disk-full`, `data-read-only`. */
  put(subjectId: string, photos: readonly Uint8Array[]): Promise<void> {
    return this.#files.put(subjectId, joined(photos));
  }

  /** None where none were kept. @throws Fault as `unseal`. */
  async of(subjectId: string): Promise<Uint8Array[]> {
    const bytes = await this.#files.get(subjectId);
    return bytes === null ? [] : divided(bytes, subjectId);
  }

  /** What a certificate tells of somebody's photos; null where there are none. */
  async purgedOf(subjectId: string): Promise<Purged | null> {
    const sealed = await this.#files.sealed(subjectId);
    return sealed === null ? null : purgedOf('photos', sealed);
  }

  erase(subjectId: string): Promise<void> {
    return this.#files.remove(subjectId);
  }
}

/** Each with its length before it, 4 bytes. */
function joined(photos: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    photos.flatMap((photo) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(photo.length);
      return [length, photo];
    }),
  );
}

function divided(bytes: Buffer, subjectId: string): Uint8Array[] {
  const photos: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = at + 4 <= bytes.length ? at + 4 + bytes.readUInt32BE(at) : Infinity;
    if (end > bytes.length) {
      throw new Fault('data-damaged', `The photos of ${subjectId} are damaged; enrol anew.`);
    }
    photos.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return photos;
}
