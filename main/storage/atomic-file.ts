import { link, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { withFileFaults } from './file-faults.js';

/** The copy that a file's last good content is kept in. */
export function lastGoodOf(file: string): string {
  return `${file}.last-good`;
}

/**
 * Replaces a file as a whole: after a crash or power loss there is the old content or the new one,
 * never a mixture. The content before stays as `<file>.last-good` where asked.
 * @throws Fault `disk-full` or `data-read-only`; the file is as it was.
 */
export async function writeAtomically(
  file: string,
  bytes: Uint8Array | string,
  options: { readonly mode?: number; readonly keepLastGood?: boolean } = {},
): Promise<void> {
  await withFileFaults(file, async () => {
    const half = `${file}.tmp`;
    try {
      await writeSynced(half, bytes, options.mode ?? 0o600);
      if (options.keepLastGood === true) await keepCopy(file);
      await rename(half, file);
    } catch (error) {
      await rm(half, { force: true });
      throw error;
    }
    await syncFolder(dirname(file));
  });
}

/**
 * As `writeAtomically`, for content too large to hold in memory.
 * @throws Fault `disk-full` or `data-read-only`; what `content` throws. The file is as it was.
 */
export async function writeStreamAtomically(
  file: string,
  content: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  await withFileFaults(file, async () => {
    const half = `${file}.tmp`;
    try {
      // Not by a stream: one that opens its own file may still be opening it when the content fails,
      // and the file would appear after its removal.
      const handle = await open(half, 'w', 0o600);
      try {
        await writeFile(handle, content);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(half, file);
    } catch (error) {
      await rm(half, { force: true });
      throw error;
    }
    await syncFolder(dirname(file));
  });
}

/** Makes sure that a folder's entries (names made, changed, removed) are on the disk. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; NTFS journals its entries by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A file's bytes, or null where there is none. */
export async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Writes a new file and makes sure that it is on the disk. */
export async function writeSynced(
  file: string,
  bytes: Uint8Array | string,
  mode: number,
): Promise<void> {
  const handle = await open(file, 'w', mode);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A second name for the present content, made before the first one moves on to the new. */
async function keepCopy(file: string): Promise<void> {
  const content = await readIfThere(file);
  if (content === null) return;
  const copy = `${lastGoodOf(file)}.tmp`;
  await rm(copy, { force: true });
  try {
    await link(file, copy);
  } catch {
    // A file system without links (FAT): a copy does it too.
    await writeSynced(copy, content, 0o600);
  }
  await rename(copy, lastGoodOf(file));
}
