import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { Fault } from '../../../contract/fault.js';

/** No photo of one person needs more; a larger one is not unpacked. */
export const mostPhotoBytes = 40 * 2 ** 20;
/** A table of so many people as are allowed is far smaller. */
export const mostTableBytes = 50 * 2 ** 20;
const mostEntries = 200_000;
/** Photos do not shrink so much in an archive: what does is made to fill the disk. */
const mostRatio = 200;

const photoEnding = /\.(jpe?g|png|webp|avif|tiff?)$/i;
/** What systems put beside the files. */
const notOurs = /(^|\/)(__MACOSX\/|\.)/;

/** A ZIP file with photos, and perhaps a table. Nothing is unpacked before it is asked for. */
export interface Archive {
  /** Path in the archive of the table; null where there is none. */
  readonly table: string | null;
  /** Paths of the photos. */
  readonly photos: readonly string[];
  /** Bytes of the table. */
  readTable(): Promise<Uint8Array>;
  /** Writes one photo to a file. @throws Fault `unreadable-image` naming it. */
  unpack(photo: string, to: string): Promise<void>;
  close(): void;
}

/**
 * Opens an archive and looks through its list.
 * @param file where it is. @param name as people know it, for errors.
 * @throws Fault `invalid-input` for what is no ZIP file, is damaged, leads out of its folder, or has two
 *   tables.
 */
export async function openArchive(file: string, name: string): Promise<Archive> {
  let zip: ZipFile | undefined;
  try {
    // Paths that lead out of the folder are an error of the library's; sizes are checked as it reads.
    zip = await openPromise(file, { autoClose: false });
    if (zip.entryCount > mostEntries) {
      throw new Error(`it has ${zip.entryCount} entries, and ${mostEntries} are allowed`);
    }
    return archiveOf(zip, await entriesOf(zip), name);
  } catch (error) {
    zip?.close();
    if (error instanceof Fault) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new Fault('invalid-input', `${name} cannot be used as a ZIP file: ${why}.`, {
      cause: error,
    });
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const path = entry.fileName.normalize('NFC');
    if (!path.endsWith('/') && isOurs(path)) entries.set(path, entry);
  }
  return entries;
}

/** False for what systems put beside the files. */
export function isOurs(path: string): boolean {
  return !notOurs.test(path);
}

/**
 * Which of the paths are photos, and which is the table.
 * @param name of the archive, for errors.
 * @throws Fault `invalid-input` for two tables.
 */
export function tableAndPhotos(
  paths: readonly string[],
  name: string,
): Pick<Archive, 'table' | 'photos'> {
  const tables = paths.filter((path) => path.toLowerCase().endsWith('.csv'));
  if (tables.length > 1) {
    throw new Fault(
      'invalid-input',
      `${name} has ${tables.length} tables (${tables.slice(0, 3).join(', ')}); leave one CSV file in it.`,
    );
  }
  return { table: tables[0] ?? null, photos: paths.filter((path) => photoEnding.test(path)) };
}

function archiveOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>, name: string): Archive {
  const { table, photos } = tableAndPhotos([...entries.keys()].sort(), name);
  return {
    table,
    photos,
    async readTable() {
      const entry = entries.get(table ?? '');
      if (entry === undefined) throw new Fault('not-found', `${name} has no table.`);
      if (entry.uncompressedSize > mostTableBytes || isBomb(entry)) {
        throw new Fault('invalid-input', `The table ${entry.fileName} in ${name} is too large.`);
      }
      const pieces: Buffer[] = [];
      for await (const piece of await zip.openReadStreamPromise(entry)) {
        pieces.push(piece as Buffer);
      }
      return Buffer.concat(pieces);
    },
    async unpack(photo, to) {
      const entry = entries.get(photo);
      const refuse = (why: string, cause?: unknown): Fault =>
        new Fault('unreadable-image', `${photo} in ${name} ${why}.`, { cause });
      if (entry === undefined) throw refuse('is not there');
      if (entry.uncompressedSize > mostPhotoBytes) throw refuse('is larger than 40 MB');
      if (isBomb(entry)) throw refuse('grows too much when unpacked to be a photo');
      try {
        const bytes = await zip.openReadStreamPromise(entry);
        await pipeline(bytes, createWriteStream(to, { mode: 0o600 }));
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw refuse(`cannot be unpacked: ${why}`, error);
      }
    },
    close: () => {
      zip.close();
    },
  };
}

function isBomb({ compressedSize, uncompressedSize }: Entry): boolean {
  return uncompressedSize > 2 ** 20 && uncompressedSize > mostRatio * compressedSize;
}
