import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Fault } from '../../contract/fault.js';

/** File extensions of the image formats that Rollcall reads with sharp. */
const extensions = new Set(['.jpg', '.jpeg', '.png', '.webp', '.avif', '.tif', '.tiff']);

/**
 * The images in a folder and its sub-folders, sorted by path; for a file, the file itself with any
 * extension. In folders, hidden files and folders and files with other extensions are skipped.
 * @throws Fault `not-found`, or `no-image` for a folder without images.
 */
export async function imagesIn(path: string): Promise<string[]> {
  if (!(await statOf(path)).isDirectory()) return [path];
  const found: string[] = [];
  await walk(path, found);
  if (found.length === 0) {
    throw new Fault(
      'no-image',
      `The folder ${path} contains no images (${[...extensions].join(', ')}). Add photos or choose another folder.`,
    );
  }
  return found.sort();
}

/**
 * The sub-folders of a folder, sorted by name.
 * @throws Fault `not-found`; `invalid-input` if the path is a file.
 */
export async function subFoldersOf(path: string): Promise<{ name: string; path: string }[]> {
  if (!(await statOf(path)).isDirectory()) {
    throw new Fault('invalid-input', `${path} is a file. Choose the folder that contains it.`);
  }
  const entries = await readdir(path, { withFileTypes: true });
  const folders = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const inside = join(path, entry.name);
    if ((await statOf(inside)).isDirectory()) folders.push({ name: entry.name, path: inside });
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

async function walk(folder: string, found: string[]): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    // A broken link is skipped like any other file that is not an image.
    const kind = await stat(path).catch(() => null);
    if (kind?.isDirectory() === true && !entry.isSymbolicLink()) await walk(path, found);
    else if (kind?.isFile() === true && extensions.has(extname(entry.name).toLowerCase())) {
      found.push(path);
    }
  }
}
