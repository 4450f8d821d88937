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
  const write = (half: string): Promise<void> => writeSynced(half, bytes, options.mode ?? 0o600);
  await replace(file, write, options);
}

/**
 * As `writeAtomically`, for content too large to hold in memory.
 * @throws Fault `disk-full` or `data-read-only`; what `content` throws. The file is as it was.
 */
export async function writeStreamAtomically(
  file: string,
  content: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  // Not by a stream: one that opens its own file may still be opening it when the content fails, and
  // the file would appear after its removal.
  await replace(file, (half) => writeSynced(half, content, 0o600));
}

/**
 * As `writeAtomically`, for content that a library writes to a file by itself.
 * @param write makes a file at the path it is given.
 * @throws Fault `disk-full` or `data-read-only`; what `write` throws. The file is as it was.
 */
export async function replaceAtomically(
  file: string,
  write: (half: string) => Promise<void>,
): Promise<void> {
  await replace(file, async (half) => {
    await write(half);
    await syncFile(half);
  });
}

/** @param write makes a file at the path it is given, and syncs it. */
async function replace(
  file: string,
  write: (half: string) => Promise<void>,
  options: { readonly keepLastGood?: boolean } = {},
): Promise<void> {
  await withFileFaults(file, async () => {
    const half = `${file}.tmp`;
    try {
      await write(half);
      if (options.keepLastGood === true) await keepCopy(file);
      await rename(half, file);
    } catch (error) {
      await rm(half, { force: true });
      throw error;
    }
    await syncFolder(dirname(file));
  });
}

/** Makes sure that a file's content is on the disk. */
async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
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
  content: Uint8Array | string | AsyncIterable<string | Uint8Array>,
  mode: number,
): Promise<void> {
  const handle = await open(file, 'w', mode);
  try {
    await writeFile(handle, content);
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
