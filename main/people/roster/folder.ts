import { copyFile, readFile, stat } from 'node:fs/promises';
import { Fault } from '../../../contract/fault.js';
import {
  isSystemFile,
  maxPhotoBytes,
  maxTableBytes,
  tableAndPhotos,
  type Archive,
} from './archive.js';

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
export function folderAsArchive(files: readonly FolderFile[]): Archive {
  const pathByName = new Map(
    files
      .map(({ name, path }) => [name.normalize('NFC'), path] as const)
      .filter(([name]) => !isSystemFile(name)),
  );
  const { table, photos } = tableAndPhotos([...pathByName.keys()].sort(), 'The folder');
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
    photos,
    // A browser gives the names of a folder as Unicode.
    names: null,
    readTable: async () => readFile(await pathOf(table ?? '', maxTableBytes)),
    unpack: async (photo, to) => copyFile(await pathOf(photo, maxPhotoBytes), to),
    close: () => undefined,
  };
}
