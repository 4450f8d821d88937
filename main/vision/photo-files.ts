import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Fault } from '../../contract/fault.js';

/** Endings of the picture formats Rollcall reads (through sharp). */
const endings = new Set(['.jpg', '.jpeg', '.png', '.webp', '.avif', '.tif', '.tiff']);

/**
 * The pictures below a folder, or the file itself, sorted by path. Hidden files and folders and
 * files with other endings are passed over; a file named outright is taken whatever its ending.
 * @throws Fault `not-found`, or `no-image` for a folder without pictures.
 */
export async function imagesIn(path: string): Promise<string[]> {
  if (!(await statOf(path)).isDirectory()) return [path];
  const found: string[] = [];
  await walk(path, found);
  if (found.length === 0) {
    throw new Fault(
      'no-image',
      `The folder ${path} holds no pictures (${[...endings].join(', ')}); put photos in it or name another folder.`,
    );
  }
  return found.sort();
}

/**
 * The sub-folders of a folder, sorted by name.
 * @throws Fault `not-found`; `invalid-input` where the path is a file.
 */
export async function subFoldersOf(path: string): Promise<{ name: string; path: string }[]> {
  if (!(await statOf(path)).isDirectory()) {
    throw new Fault('invalid-input', `${path} is a file; name the folder that holds it.`);
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
    throw new Fault('not-found', `There is no file or folder ${path}; check the name.`, { cause });
  }
}

async function walk(folder: string, found: string[]): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    // A link that leads nowhere is no reason to stop: it is no picture.
    const kind = await stat(path).catch(() => null);
    if (kind?.isDirectory() === true && !entry.isSymbolicLink()) await walk(path, found);
    else if (kind?.isFile() === true && endings.has(extname(entry.name).toLowerCase())) {
      found.push(path);
    }
  }
}
