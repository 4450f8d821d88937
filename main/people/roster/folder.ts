import { copyFile, readFile, stat } from 'node:fs/promises';
import type { RosterLeftOut } from '../../../contract/calls/roster.js';
import { Fault } from '../../../contract/fault.js';
import { headOf } from '../../vision/photo-kind.js';
import { maxPhotoBytes, maxTableBytes, tableAndFiles, twice, type Archive } from './archive.js';

/** An uploaded file of a folder. */
export interface FolderFile {
  /** Path in the folder, with `/`. */
  readonly name: string;
  /** Path of the uploaded file. */
  readonly path: string;
}

/**
 * Presents a folder that a screen uploaded file by file as an archive.
 * @throws Fault `invalid-input` for several tables.
 */
export function folderAsArchive(uploads: readonly FolderFile[]): Archive {
  const pathByName = new Map<string, string>();
  const unread: RosterLeftOut[] = [];
  for (const { name, path } of uploads) {
    const composed = name.normalize('NFC');
    if (pathByName.has(composed)) unread.push(twice(composed));
    else pathByName.set(composed, path);
  }
  const { table, files } = tableAndFiles([...pathByName.keys()].sort(), 'The folder');
  const pathOf = async (name: string, maxBytes: number): Promise<string> => {
    const path = pathByName.get(name);
    if (path === undefined) {
      throw new Fault('not-found', `${name} is not in the folder. Choose the folder again.`);
    }
    if ((await stat(path)).size <= maxBytes) return path;
    throw new Fault(
      'unreadable-image',
      `${name} is larger than ${maxBytes / 2 ** 20} MB. Use a smaller file.`,
    );
  };
  return {
    table,
    files,
    unread,
    // A browser gives the names of a folder as Unicode.
    names: null,
    head: async (file) => headOf(await pathOf(file, maxPhotoBytes)),
    readTable: async () => readFile(await pathOf(table ?? '', maxTableBytes)),
    unpack: async (photo, to) => copyFile(await pathOf(photo, maxPhotoBytes), to),
    close: () => undefined,
  };
}
