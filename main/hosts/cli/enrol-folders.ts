import { join, relative, sep } from 'node:path';
import { Fault, isFault } from '../../../contract/fault.js';
import { personFolders } from '../../people/roster/person-folders.js';
import { imagesIn, looseImagesIn, subFoldersOf } from '../../vision/photo-files.js';
import { noteLeftOut } from './left-out.js';
import type { Terminal } from './terminal.js';

/** A person to enrol, or a folder that cannot be enrolled. */
export interface FolderToEnrol {
  readonly name: string;
  /** Of the folder, for messages. */
  readonly path: string;
  readonly files: readonly string[];
  /** Why the files cannot be enrolled; else null. */
  readonly problem: Fault | null;
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
 * The people whose photos are in the sub-folders of a folder, as in a ZIP file without a table, sorted by
 * path, with the sub-folders that contain no photos.
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
  const inside = (file: string): string => relative(dir, file).split(sep).join('/');
  const loose = await looseImagesIn(dir);
  noteLeftOut(loose.leftOut, terminal);
  const files = loose.images.map(inside);
  const empty: FolderToEnrol[] = [];
  for (const { name, path } of folders) {
    try {
      const { images, leftOut } = await imagesIn(path);
      noteLeftOut(leftOut, terminal);
      files.push(...images.map(inside));
    } catch (error) {
      if (!isFault(error)) throw error;
      empty.push({ name, path, files: [], problem: error });
    }
  }
  const people = personFolders(files).map(({ name, path, files: own, problem }) => ({
    name,
    path: join(dir, path),
    files: own.map((file) => join(dir, file)),
    problem: problem === null ? null : new Fault('ambiguous', `${name} ${problem}.`),
  }));
  return [...people, ...empty].sort((a, b) => (a.path < b.path ? -1 : 1));
}
