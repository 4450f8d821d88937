import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { Fault } from '../../../contract/fault.js';
import { photoEndings } from '../../../contract/photo-endings.js';
import { isSystemFile, isSystemFolder } from '../../vision/other-files.js';
import { subFoldersOf } from '../../vision/photo-files.js';
import { isMovie, type Clip } from './clip.js';

/**
 * The clips in a folder, sorted by name: each GIF and video, each folder of pictures, which are its frames in
 * the order of their names, and each picture that lies in `folder` itself.
 * @throws Fault `not-found`; `no-image` for a folder without clips.
 */
export async function clipsIn(folder: string): Promise<Clip[]> {
  const clips: Clip[] = [];
  await collect(folder, folder, clips);
  if (clips.length === 0) {
    throw new Fault(
      'no-image',
      `The folder ${folder} contains no clips. Add GIFs, videos, pictures or folders of pictures.`,
    );
  }
  return clips.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The clips of each kind of attack: one sub-folder for each. @throws Fault as `clipsIn`. */
export async function attackClipsIn(
  folder: string,
): Promise<{ readonly kind: string; readonly clips: Clip[] }[]> {
  const kinds = await subFoldersOf(folder);
  if (kinds.length === 0) {
    throw new Fault(
      'no-image',
      `The folder ${folder} has no sub-folders. Make one for each kind of attack, such as "print".`,
    );
  }
  const found = [];
  for (const { name, path } of kinds) found.push({ kind: name, clips: await clipsIn(path) });
  return found;
}

async function collect(root: string, folder: string, clips: Clip[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nameOf = (path: string): string => relative(root, path).split(sep).join('/');
  const pictures: string[] = [];
  for (const { name } of entries.filter((entry) => entry.isFile())) {
    const file = join(folder, name);
    if (isSystemFile(name)) continue;
    if (isMovie(name)) clips.push({ name: nameOf(file), files: [file] });
    else if (photoEndings.some((ending) => name.toLowerCase().endsWith(ending))) {
      pictures.push(file);
    }
  }
  pictures.sort();
  if (folder !== root && pictures.length > 0) clips.push({ name: nameOf(folder), files: pictures });
  else for (const file of pictures) clips.push({ name: nameOf(file), files: [file] });
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    if (!isSystemFolder(name)) await collect(root, join(folder, name), clips);
  }
}
