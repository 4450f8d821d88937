import { link, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { withFileFaults } from './file-faults.js';

/** Path of the copy of a file's previous content. */
export function lastGoodOf(file: string): string {
  return `${file}.last-good`;
}

/**
 * Replaces a file atomically: after a crash or power failure it has the old content or the new, never
 * a mixture.
 * @param options `mode` is 0600 by default; `keepLastGood` keeps the old content as `<file>.last-good`.
 * @throws Fault `disk-full` or `data-read-only`; then the file is unchanged.
 */
export async function writeAtomically(
  file: string,
  bytes: Uint8Array | string,
  options: { readonly mode?: number; readonly keepLastGood?: boolean } = {},
): Promise<void> {
  const write = (temporary: string): Promise<void> =>
    writeSynced(temporary, bytes, options.mode ?? 0o600);
  await replace(file, write, options);
}

/**
 * Like `writeAtomically`, for content that is too large for memory.
 * @throws Fault `disk-full` or `data-read-only`; errors of `content`. Then the file is unchanged.
 */
export async function writeStreamAtomically(
  file: string,
  content: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  // Not with a write stream: it may still be opening its file when the content fails, and the file
  // would then appear after it was removed.
  await replace(file, (temporary) => writeSynced(temporary, content, 0o600));
}

/**
 * Like `writeAtomically`, for a library that writes files itself.
 * @param write creates a file at the given path.
 * @throws Fault `disk-full` or `data-read-only`; errors of `write`. Then the file is unchanged.
 */
export async function replaceAtomically(
  file: string,
  write: (temporary: string) => Promise<void>,
): Promise<void> {
  await replace(file, async (temporary) => {
    await write(temporary);
    await syncFile(temporary);
  });
}

/** @param write creates a file at the given path and syncs it. */
async function replace(
  file: string,
  write: (temporary: string) => Promise<void>,
  options: { readonly keepLastGood?: boolean } = {},
): Promise<void> {
  await withFileFaults(file, async () => {
    const temporary = `${file}.tmp`;
    try {
      await write(temporary);
      if (options.keepLastGood === true) await keepLastGood(file);
      await rename(temporary, file);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncFolder(dirname(file));
  });
}

/** Flushes a file to the disk. */
async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Flushes a folder's entries (files created, renamed or removed) to the disk. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder. NTFS journals its entries itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A file's bytes; null if it does not exist. */
export async function readIfExists(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Writes a file and flushes it to the disk. */
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

/** Links the current content to its second name, before the first name gets the new content. */
async function keepLastGood(file: string): Promise<void> {
  const content = await readIfExists(file);
  if (content === null) return;
  const copy = `${lastGoodOf(file)}.tmp`;
  await rm(copy, { force: true });
  try {
    await link(file, copy);
  } catch {
    // FAT has no hard links.
    await writeSynced(copy, content, 0o600);
  }
  await rename(copy, lastGoodOf(file));
}
