import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Entry, ZipFile } from 'yauzl';
import { Fault } from '../../../contract/fault.js';
import { counted } from '../../../contract/plural.js';
import type { RosterLeftOut } from '../../../contract/calls/roster.js';
import type { TextEncoding } from '../../../contract/text-encoding.js';
import { systemPart } from '../../vision/other-files.js';
import { headBytes } from '../../vision/photo-kind.js';
import { decodeEntryNames } from './entry-names.js';
import { foldersAround } from './person-folders.js';
import type { UsedEncoding } from './table.js';
import { openZip, zipProblem } from './zip-reader.js';

/** Larger photos are not unpacked; no photo of one person needs more. */
export const maxPhotoBytes = 40 * 2 ** 20;
/** A table with the maximum number of rows is far smaller. */
export const maxTableBytes = 50 * 2 ** 20;
const maxEntries = 200_000;
/** Photos do not compress this well: such an entry is a ZIP bomb. */
const maxCompressionRatio = 200;

const tableEnding = /\.(csv|tsv|xlsx)$/i;

/** A ZIP file or folder with photos, and optionally a table. Entries are unpacked one by one, on request. */
export interface Archive {
  /** Path of the table in the archive; null if there is none. */
  readonly table: string | null;
  /** Paths of all other files, sorted. */
  readonly files: readonly string[];
  /** Entries without a file that could be read: empty folders, and files whose path another one has. */
  readonly unread: readonly RosterLeftOut[];
  /** How names of a ZIP file were decoded; null if all are Unicode. */
  readonly names: UsedEncoding | null;
  /** The table's bytes. @throws Fault `not-found`, `invalid-input`. */
  readTable(): Promise<Uint8Array>;
  /** The first `headBytes` bytes of a file. @throws Fault `unreadable-image`. */
  head(file: string): Promise<Uint8Array>;
  /** Unpacks a photo into a file. @throws Fault `unreadable-image`. */
  unpack(photo: string, to: string): Promise<void>;
  close(): void;
}

/**
 * Opens a ZIP file and reads its directory.
 * @param file its path. @param name its name for people, for messages.
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
    zip = await openZip(file);
    if (zip.entryCount > maxEntries) {
      throw new Fault(
        'invalid-input',
        `${name} has ${counted(zip.entryCount, 'entry', 'entries')}; at most ${counted(maxEntries, 'entry', 'entries')} are allowed. Divide it into several ZIP files.`,
      );
    }
    return archiveOf(zip, await contentOf(zip, encoding), name);
  } catch (error) {
    zip?.close();
    if (error instanceof Fault) throw error;
    throw new Fault(
      'invalid-input',
      `${name} cannot be read as a ZIP file (${zipProblem(error)}). Create the ZIP file again.`,
      { cause: error },
    );
  }
}

interface Content extends Pick<Archive, 'unread' | 'names'> {
  /** By path. */
  readonly files: ReadonlyMap<string, Entry>;
}

async function contentOf(zip: ZipFile, encoding: TextEncoding | null): Promise<Content> {
  const all: Entry[] = [];
  for await (const entry of zip.eachEntry()) all.push(entry);
  const { paths, used } = decodeEntryNames(all, encoding);
  const files = new Map<string, Entry>();
  const folders = new Set<string>();
  const unread: RosterLeftOut[] = [];
  for (const [index, path] of paths.entries()) {
    if (path.endsWith('/')) folders.add(path.slice(0, -1));
    else if (files.has(path)) unread.push(twice(path));
    else files.set(path, all[index]!);
  }
  return { files, unread: [...unread, ...emptyFolders(folders, files.keys())], names: used };
}

/** A file whose path looks the same to people as another file's path. */
export function twice(file: string): RosterLeftOut {
  return { file, reason: 'there is another file with the same path; rename it', isPhoto: true };
}

function emptyFolders(folders: ReadonlySet<string>, files: Iterable<string>): RosterLeftOut[] {
  const used = new Set<string>();
  for (const path of [...files, ...folders]) {
    for (const around of foldersAround(path)) {
      if (used.has(around)) break;
      used.add(around);
    }
  }
  return [...folders]
    .filter((path) => !used.has(path) && systemPart(`${path}/file`) === null)
    .map((file) => ({ file, reason: 'the folder is empty', isPhoto: false }));
}

/**
 * Finds the table by its extension.
 * @param name of the archive, for messages.
 * @throws Fault `invalid-input` for several tables.
 */
export function tableAndFiles(
  paths: readonly string[],
  name: string,
): Pick<Archive, 'table' | 'files'> {
  const tables = paths.filter((path) => tableEnding.test(path) && systemPart(path) === null);
  if (tables.length > 1) {
    throw new Fault(
      'invalid-input',
      `${name} contains ${tables.length} tables (${tables.slice(0, 3).join(', ')}). Remove all but one.`,
    );
  }
  const table = tables[0] ?? null;
  return { table, files: paths.filter((path) => path !== table) };
}

function archiveOf(
  zip: ZipFile,
  { files: entries, unread, names }: Content,
  name: string,
): Archive {
  const { table, files } = tableAndFiles([...entries.keys()].sort(), name);
  const unusable = (file: string, problem: string, cause?: unknown): Fault =>
    new Fault('unreadable-image', `${file} in ${name} ${problem}. Use another photo.`, { cause });
  const photoEntry = (file: string): Entry => {
    const entry = entries.get(file);
    if (entry === undefined) throw unusable(file, 'is missing');
    if (entry.uncompressedSize > maxPhotoBytes) {
      throw unusable(file, `is larger than ${maxPhotoBytes / 2 ** 20} MB`);
    }
    if (isBomb(entry)) throw unusable(file, 'is not a photo, because it is compressed too much');
    return entry;
  };
  return {
    table,
    files,
    unread,
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
      try {
        const pieces: Buffer[] = [];
        for await (const piece of await zip.openReadStreamPromise(entry)) {
          pieces.push(piece as Buffer);
        }
        return Buffer.concat(pieces);
      } catch (cause) {
        throw new Fault(
          'invalid-input',
          `The table ${table!} in ${name} cannot be unpacked (${zipProblem(cause)}). Create the ZIP file again.`,
          { cause },
        );
      }
    },
    async head(file) {
      const entry = photoEntry(file);
      try {
        return await headOfEntry(zip, entry);
      } catch (error) {
        throw unusable(file, `cannot be unpacked (${zipProblem(error)})`, error);
      }
    },
    async unpack(photo, to) {
      const entry = photoEntry(photo);
      try {
        const bytes = await zip.openReadStreamPromise(entry);
        await pipeline(bytes, createWriteStream(to, { mode: 0o600 }));
      } catch (error) {
        throw unusable(photo, `cannot be unpacked (${zipProblem(error)})`, error);
      }
    },
    close: () => {
      zip.close();
    },
  };
}

async function headOfEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let size = 0;
  // Leaving the loop closes the stream, so that the rest is not unpacked.
  for await (const piece of await zip.openReadStreamPromise(entry)) {
    pieces.push(piece as Buffer);
    size += (piece as Buffer).length;
    if (size >= headBytes) break;
  }
  return Buffer.concat(pieces).subarray(0, headBytes);
}

function isBomb({ compressedSize, uncompressedSize }: Entry): boolean {
  return uncompressedSize > 2 ** 20 && uncompressedSize > maxCompressionRatio * compressedSize;
}
