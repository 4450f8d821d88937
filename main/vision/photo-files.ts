import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../contract/fault.js';
import type { LeftOut } from '../../contract/fields.js';
import { photoEndings } from '../../contract/photo-endings.js';
import { isSystemFile, isSystemFolder, systemReason } from './other-files.js';
import { headOf, hasPictureName, notAPhoto } from './photo-kind.js';

export interface FolderImages {
  /** Sorted paths. Pictures that cannot be read are included: their analysis says why. */
  readonly images: readonly string[];
  /** Everything else in the folder. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * The pictures in a folder and its sub-folders: files named like one, and files with any other extension or
 * none that contain a photo. For a file, the file itself.
 * @throws Fault `not-found`, or `no-image` for a folder without pictures.
 */
export async function imagesIn(path: string): Promise<FolderImages> {
  if (!(await statOf(path)).isDirectory()) return { images: [path], leftOut: [] };
  const images: string[] = [];
  const leftOut: LeftOut[] = [];
  await walk(path, images, leftOut);
  if (images.length === 0) {
    throw new Fault(
      'no-image',
      `The folder ${path} contains no images (${photoEndings.join(', ')}). Add photos or choose another folder.`,
    );
  }
  return { images: images.sort(), leftOut };
}

/** As `imagesIn`, without those in sub-folders; there may be none. */
export async function looseImagesIn(path: string): Promise<FolderImages> {
  const images: string[] = [];
  const leftOut: LeftOut[] = [];
  await walk(path, images, leftOut, false);
  return { images: images.sort(), leftOut };
}

/**
 * The sub-folders of a folder, sorted by name, without those of systems and photo programs.
 * @throws Fault `not-found`; `invalid-input` if the path is a file.
 */
export async function subFoldersOf(path: string): Promise<{ name: string; path: string }[]> {
  if (!(await statOf(path)).isDirectory()) {
    throw new Fault('invalid-input', `${path} is a file. Choose the folder that contains it.`);
  }
  const entries = await readdir(path, { withFileTypes: true });
  const folders = [];
  for (const entry of entries) {
    if (isSystemFolder(entry.name)) continue;
    const inside = join(path, entry.name);
    const kind = await stat(inside).catch(() => null);
    if (kind?.isDirectory() === true) folders.push({ name: entry.name, path: inside });
  }
  return folders.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function statOf(path: string) {
  try {
    return await stat(path);
  } catch (cause) {
    throw new Fault('not-found', `There is no file or folder ${path}. Check the path.`, { cause });
  }
}

async function walk(
  folder: string,
  images: string[],
  leftOut: LeftOut[],
  isDeep = true,
): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name);
    const leaveOut = (reason: string): void => {
      leftOut.push({ file, reason });
    };
    const kind = await stat(file).catch(() => null);
    if (kind === null) leaveOut('it is a link to a file that does not exist');
    else if (kind.isDirectory()) {
      if (isSystemFolder(entry.name)) leaveOut(systemReason);
      else if (entry.isSymbolicLink() && isDeep) leaveOut('it is a link to another folder');
      else if (isDeep) await walk(file, images, leftOut);
    } else if (isSystemFile(entry.name)) leaveOut(systemReason);
    else if (!kind.isFile()) leaveOut('it is not a file');
    else {
      const problem = hasPictureName(file) ? null : await contentProblem(file);
      if (problem === null) images.push(file);
      else leaveOut(problem);
    }
  }
}

/** Why a file with another extension is not a picture; null if it is one. */
async function contentProblem(file: string): Promise<string | null> {
  try {
    const problem = notAPhoto(file, await headOf(file));
    return problem === null || problem.isPicture ? null : problem.reason;
  } catch {
    return 'it cannot be opened';
  }
}
