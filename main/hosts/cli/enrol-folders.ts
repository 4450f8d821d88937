import { join, relative, sep } from 'node:path';
import { Fault, isFault } from '../../../contract/fault.js';
import { personFolders } from '../../people/roster/person-folders.js';
import { imagesIn, subFoldersOf } from '../../vision/photo-files.js';
import { noteLeftOut } from './left-out.js';
import type { Terminal } from './terminal.js';

/** A person to enrol, or a folder that cannot be enrolled. */
export interface FolderToEnrol {
  readonly name: string;
  /** Of the folder, for messages. */
  readonly path: string;
  readonly files: readonly string[];
  /** Why the files cannot be enrolled, a sentence; else null. */
  readonly problem: string | null;
}

/** All photos in a folder as those of one person. @throws Fault as `imagesIn`. */
export async function onePerson(
  name: string,
  path: string,
  terminal: Terminal,
): Promise<FolderToEnrol> {
  const { images, leftOut } = await imagesIn(path);
  noteLeftOut(leftOut, terminal);
  return { name, path, files: images, problem: null };
}

/**
 * The people whose photos are in the sub-folders of a folder, as in a ZIP file without a table. Folders
 * without photos are refused on the terminal.
 * @throws Fault as `subFoldersOf`; `no-image` if there are no photos at all; `invalid-input` without
 *   sub-folders.
 */
export async function peopleIn(dir: string, terminal: Terminal): Promise<FolderToEnrol[]> {
  const folders = await subFoldersOf(dir);
  if (folders.length === 0) {
    // Throws if there are no photos either; otherwise they are probably one person's.
    await imagesIn(dir);
    throw new Fault(
      'invalid-input',
      `${dir} has no sub-folders. Put each person’s photos in a sub-folder, or add --name to enrol these photos as one person.`,
    );
  }
  const files: string[] = [];
  for (const { path } of folders) {
    try {
      const { images, leftOut } = await imagesIn(path);
      noteLeftOut(leftOut, terminal);
      for (const image of images) files.push(relative(dir, image).split(sep).join('/'));
    } catch (error) {
      if (!isFault(error)) throw error;
      terminal.refuse(path, error);
    }
  }
  return personFolders(files).map(({ name, path, files: own, problem }) => ({
    name,
    path: join(dir, path),
    files: own.map((file) => join(dir, file)),
    problem: problem === null ? null : `${name} ${problem}.`,
  }));
}
