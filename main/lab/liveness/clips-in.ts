import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { Fault } from '../../../contract/fault.js';
import type { Refusal } from '../../../contract/fields.js';
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
  const clips = await clipsOf(folder);
  if (clips.length > 0) return clips;
  throw new Fault(
    'no-image',
    `The folder ${folder} contains no clips. Add GIFs, videos, pictures or folders of pictures.`,
  );
}

/** The clips of a kind of attack. */
interface KindOfAttack {
  readonly kind: string;
  readonly clips: readonly Clip[];
}

/**
 * The clips of each kind of attack: one sub-folder for each.
 * @returns also what is left out: sub-folders without clips, and clips beside the sub-folders.
 * @throws Fault `not-found`; `no-image` if no sub-folder contains clips.
 */
export async function attackClipsIn(
  folder: string,
): Promise<{ readonly kinds: readonly KindOfAttack[]; readonly leftOut: readonly Refusal[] }> {
  const subFolders = await subFoldersOf(folder);
  if (subFolders.length === 0) {
    throw new Fault(
      'no-image',
      `The folder ${folder} has no sub-folders. Make one for each kind of attack, such as "print".`,
    );
  }
  const beside = (await filesIn(folder)).filter((name) => isMovie(name) || isPicture(name));
  const leftOut: Refusal[] = beside.map((file) => ({
    file,
    code: 'invalid-input',
    reason: 'it is beside the folders of the kinds. Move it into one of them',
  }));
  const kinds: KindOfAttack[] = [];
  for (const { name, path } of subFolders) {
    const clips = await clipsOf(path);
    if (clips.length > 0) kinds.push({ kind: name, clips });
    else leftOut.push({ file: name, code: 'no-image', reason: 'the folder contains no clips' });
  }
  if (kinds.length > 0) return { kinds, leftOut };
  throw new Fault(
    'no-image',
    `The sub-folders of ${folder} contain no clips. Add GIFs, videos, pictures or folders of pictures.`,
  );
}

async function clipsOf(folder: string): Promise<Clip[]> {
  const clips: Clip[] = [];
  await collect(folder, folder, clips);
  return clips.sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function collect(root: string, folder: string, clips: Clip[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nameOf = (path: string): string => relative(root, path).split(sep).join('/');
  const pictures: string[] = [];
  for (const name of await filesIn(folder)) {
    const file = join(folder, name);
    if (isMovie(name)) clips.push({ name: nameOf(file), files: [file] });
    else if (isPicture(name)) pictures.push(file);
  }
  pictures.sort();
  if (folder !== root && pictures.length > 0) clips.push({ name: nameOf(folder), files: pictures });
  else for (const file of pictures) clips.push({ name: nameOf(file), files: [file] });
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    if (!isSystemFolder(name)) await collect(root, join(folder, name), clips);
  }
}

/** The files in a folder, and the links to files, without those of the system. */
async function filesIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (isSystemFile(entry.name)) continue;
    // A link to nothing is left out with its reason when it is read.
    const isLink = entry.isSymbolicLink();
    const target = isLink ? await stat(join(folder, entry.name)).catch(() => null) : null;
    if (entry.isFile() || (isLink && target?.isDirectory() !== true)) names.push(entry.name);
  }
  return names;
}

function isPicture(name: string): boolean {
  return photoEndings.some((ending) => name.toLowerCase().endsWith(ending));
}
