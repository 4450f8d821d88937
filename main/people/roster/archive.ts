import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { Fault } from '../../../contract/fault.js';
import { counted } from '../../../contract/plural.js';
import type { TextEncoding } from '../../../contract/text-encoding.js';
import { decodeEntryNames } from './entry-names.js';
import type { UsedEncoding } from './table.js';

/** Larger photos are not unpacked; no photo of one person needs more. */
export const maxPhotoBytes = 40 * 2 ** 20;
/** A table with the maximum number of rows is far smaller. */
export const maxTableBytes = 50 * 2 ** 20;
const maxEntries = 200_000;
/** Photos do not compress this well: such an entry is a ZIP bomb. */
const maxCompressionRatio = 200;

const photoEnding = /\.(jpe?g|png|webp|avif|tiff?)$/i;
const tableEnding = /\.(csv|tsv|xlsx)$/i;
/** Files that operating systems add to archives. */
const systemFile = /(^|\/)(__MACOSX\/|\.)/;

/** A ZIP file with photos, and optionally a table. Entries are unpacked one by one, on request. */
export interface Archive {
  /** Path of the table in the archive; null if there is none. */
  readonly table: string | null;
  /** Paths of the photos in the archive. */
  readonly photos: readonly string[];
  /** How names of a ZIP file were decoded; null if all are Unicode. */
  readonly names: UsedEncoding | null;
  /** The table's bytes. @throws Fault `not-found`, `invalid-input`. */
  readTable(): Promise<Uint8Array>;
  /** Unpacks a photo into a file. @throws Fault `unreadable-image`. */
  unpack(photo: string, to: string): Promise<void>;
  close(): void;
}

/**
 * Opens a ZIP file and reads its directory.
 * @param file its path. @param name the name that people know it by, for messages.
 * @param encoding of names that are not marked as Unicode; null to detect it.
 * @throws Fault `invalid-input` if it is not a ZIP file, is damaged, has paths outside its folder, too many
 *   entries or several tables.
 */
export async function openArchive(
  file: string,
  name: string,
  encoding: TextEncoding | null = null,
): Promise<Archive> {
  let zip: ZipFile | undefined;
  try {
    // The library rejects paths outside the folder, and checks sizes as it reads.
    zip = await openPromise(file, { autoClose: false });
    if (zip.entryCount > maxEntries) {
      throw new Fault(
        'invalid-input',
        `${name} has ${counted(zip.entryCount, 'entry', 'entries')}; at most ${counted(maxEntries, 'entry', 'entries')} are allowed. Divide it into several ZIP files.`,
      );
    }
    const { entries, names } = await entriesOf(zip, encoding);
    return archiveOf(zip, entries, { name, names });
  } catch (error) {
    zip?.close();
    if (error instanceof Fault) throw error;
    throw new Fault(
      'invalid-input',
      `${name} cannot be read as a ZIP file (${reasonOf(error)}). Create the ZIP file again.`,
      { cause: error },
    );
  }
}

async function entriesOf(
  zip: ZipFile,
  encoding: TextEncoding | null,
): Promise<{ entries: Map<string, Entry>; names: Archive['names'] }> {
  const all: Entry[] = [];
  for await (const entry of zip.eachEntry()) all.push(entry);
  const { paths, used } = decodeEntryNames(all, encoding);
  const entries = new Map<string, Entry>();
  for (const [index, path] of paths.entries()) {
    if (!path.endsWith('/') && !isSystemFile(path)) entries.set(path, all[index]!);
  }
  return { entries, names: used };
}

/** True for files that operating systems add, such as `.DS_Store`. */
export function isSystemFile(path: string): boolean {
  return systemFile.test(path);
}

/**
 * Finds the table and the photos by their extensions.
 * @param name of the archive, for messages.
 * @throws Fault `invalid-input` for several tables.
 */
export function tableAndPhotos(
  paths: readonly string[],
  name: string,
): Pick<Archive, 'table' | 'photos'> {
  const tables = paths.filter((path) => tableEnding.test(path));
  if (tables.length > 1) {
    throw new Fault(
      'invalid-input',
      `${name} contains ${tables.length} tables (${tables.slice(0, 3).join(', ')}). Remove all but one.`,
    );
  }
  return { table: tables[0] ?? null, photos: paths.filter((path) => photoEnding.test(path)) };
}

function archiveOf(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  { name, names }: { readonly name: string; readonly names: Archive['names'] },
): Archive {
  const { table, photos } = tableAndPhotos([...entries.keys()].sort(), name);
  return {
    table,
    photos,
    names,
    async readTable() {
      const entry = entries.get(table ?? '');
      if (entry === undefined) {
        throw new Fault('not-found', `${name} contains no table. Add one.`);
      }
      if (entry.uncompressedSize > maxTableBytes || isBomb(entry)) {
        throw new Fault(
          'invalid-input',
          `The table ${table!} in ${name} is too large. Divide it into several files.`,
        );
      }
      const pieces: Buffer[] = [];
      for await (const piece of await zip.openReadStreamPromise(entry)) {
        pieces.push(piece as Buffer);
      }
      return Buffer.concat(pieces);
    },
    async unpack(photo, to) {
      const entry = entries.get(photo);
      const unusable = (problem: string, cause?: unknown): Fault =>
        new Fault('unreadable-image', `${photo} in ${name} ${problem}. Use another photo.`, {
          cause,
        });
      if (entry === undefined) throw unusable('is missing');
      if (entry.uncompressedSize > maxPhotoBytes) {
        throw unusable(`is larger than ${maxPhotoBytes / 2 ** 20} MB`);
      }
      if (isBomb(entry)) throw unusable('is not a photo, because it is compressed too much');
      try {
        const bytes = await zip.openReadStreamPromise(entry);
        await pipeline(bytes, createWriteStream(to, { mode: 0o600 }));
      } catch (error) {
        throw unusable(`cannot be unpacked (${reasonOf(error)})`, error);
      }
    },
    close: () => {
      zip.close();
    },
  };
}

function isBomb({ compressedSize, uncompressedSize }: Entry): boolean {
  return uncompressedSize > 2 ** 20 && uncompressedSize > maxCompressionRatio * compressedSize;
}

/** The message of an error, to be put in parentheses. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\.$/, '');
}
