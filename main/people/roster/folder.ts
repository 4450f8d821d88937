import { copyFile, readFile, stat } from 'node:fs/promises';
import { Fault } from '../../../contract/fault.js';
import { isOurs, mostPhotoBytes, mostTableBytes, tableAndPhotos, type Archive } from './archive.js';

/** A folder's file: its path in the folder, with `/`, and where its bytes are. */
export interface FolderFile {
  readonly name: string;
  readonly path: string;
}

/**
 * A folder that a screen sent file by file, to be read like an archive.
 * @throws Fault `invalid-input` for two tables.
 */
export function folderAsArchive(files: readonly FolderFile[]): Archive {
  const byName = new Map(
    files
      .map(({ name, path }) => [name.normalize('NFC'), path] as const)
      .filter(([name]) => isOurs(name)),
  );
  const { table, photos } = tableAndPhotos([...byName.keys()].sort(), 'The folder');
  const pathOf = async (name: string, mostBytes: number, what: string): Promise<string> => {
    const path = byName.get(name);
    if (path === undefined) throw new Fault('not-found', `There is no ${name} in the folder.`);
    if ((await stat(path)).size <= mostBytes) return path;
    throw new Fault(
      'unreadable-image',
      `${what} ${name} is larger than ${mostBytes / 2 ** 20} MB.`,
    );
  };
  return {
    table,
    photos,
    readTable: async () => readFile(await pathOf(table ?? '', mostTableBytes, 'The table')),
    unpack: async (photo, to) => copyFile(await pathOf(photo, mostPhotoBytes, 'The photo'), to),
    close: () => undefined,
  };
}
