import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Creates a folder and those above it. Node's own recursive mkdir never ends where
 * a folder exists but cannot have others in it, such as /proc, and hides why a disk refuses.
 * @param mode permissions of new folders; by default the owner only.
 * @returns the first folder that was created; null if all existed.
 * @throws errors of the system.
 */
export async function makeFolder(folder: string, mode = 0o700): Promise<string | null> {
  try {
    return await makeOne(folder, mode);
  } catch (error) {
    const parent = dirname(folder);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || parent === folder) throw error;
    const first = await makeFolder(parent, mode);
    const last = await makeOne(folder, mode);
    return first ?? last;
  }
}

async function makeOne(folder: string, mode: number): Promise<string | null> {
  try {
    await mkdir(folder, { mode });
    return folder;
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
    if (exists && (await stat(folder)).isDirectory()) return null;
    throw error;
  }
}
