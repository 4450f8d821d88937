import {
  link,
  open,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
  type FileHandle,
} from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Fault } from '../../contract/fault.js';
import { QueuesByKey } from '../base/serial-queue.js';
import { fileFault, withFileFaults } from './file-faults.js';
import { makeFolder } from './make-folder.js';
import { requireWritable } from './reading-only.js';
import { eraseLeftoversIn, temporaryNameFor } from './temporary-files.js';

/** Files are replaced one after the other, so that the last call decides the content. */
const replacing = new QueuesByKey();

interface ReplaceOptions {
  readonly keepLastGood?: boolean;
  readonly makesFolder?: boolean;
}

/** Path of the copy of a file's previous content. */
export function lastGoodOf(file: string): string {
  return `${file}.last-good`;
}

/**
 * Replaces a file atomically: after a crash or power failure it has the old content or the new, never
 * a mixture. Concurrent calls for one file run one after the other.
 * @param options `mode` is 0600 by default; `keepLastGood` keeps the old content as `<file>.last-good`;
 *   `makesFolder` makes the folder if someone has removed it.
 * @throws Fault as `withFileFaults`; then the file is unchanged.
 */
export async function writeAtomically(
  file: string,
  bytes: Uint8Array | string,
  options: ReplaceOptions & { readonly mode?: number } = {},
): Promise<void> {
  const write = (temporary: string): Promise<void> =>
    writeSynced(temporary, bytes, options.mode ?? 0o600);
  await replace(file, write, options);
}

/**
 * Like `writeAtomically`, for content that is too large for memory.
 * @throws Fault as `withFileFaults`; errors of `content`. Then the file is unchanged.
 */
export async function writeStreamAtomically(
  file: string,
  content: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  // Not with a write stream: it may still be opening its file when the content fails, and the file
  // would then appear after it was removed.
  await eraseLeftoversIn(dirname(file));
  await replace(file, (temporary) => writeSynced(temporary, content, 0o600));
}

/**
 * Like `writeAtomically`, for a library that writes files itself.
 * @param write creates a file at the given path.
 * @throws Fault as `withFileFaults`; errors of `write`. Then the file is unchanged.
 */
export async function replaceAtomically(
  file: string,
  write: (temporary: string) => Promise<void>,
): Promise<void> {
  await eraseLeftoversIn(dirname(file));
  await replace(file, async (temporary) => {
    await write(temporary);
    await syncFile(temporary);
  });
}

/**
 * Like `writeAtomically`, but without flushing: after a power failure the file may be old, damaged or missing. For
 * files that are written often and soon written again.
 * @throws Fault as `withFileFaults`.
 */
export async function replaceQuickly(file: string, text: string): Promise<void> {
  requireWritable(file);
  await withFileFaults(file, async () => {
    const temporary = temporaryNameFor(file);
    await writeFile(temporary, text, { mode: 0o600 });
    await rename(temporary, file);
  });
}

/** @param write creates a file at the given path and syncs it. */
async function replace(
  file: string,
  write: (temporary: string) => Promise<void>,
  options: ReplaceOptions = {},
): Promise<void> {
  requireWritable(file);
  await replacing.run(resolve(file), () =>
    withFileFaults(file, async () => {
      await refuseDevice(file);
      if (options.makesFolder === true) await makeFolder(dirname(file));
      const temporary = temporaryNameFor(file);
      try {
        await write(temporary);
        if (options.keepLastGood === true) await keepLastGood(file);
        await exchange(temporary, file, options.keepLastGood === true);
      } catch (error) {
        // The first error is the reason; a disk that failed may also refuse this.
        await rm(temporary, { force: true }).catch(() => undefined);
        throw error;
      }
    }),
  );
}

/** Refuses `/dev/null` and the like, which an administrator of the system could replace by a file. */
async function refuseDevice(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found === null || found.isFile() || found.isDirectory()) return;
  throw new Fault('invalid-input', `${file} is a device or a pipe. Choose a file.`);
}

/**
 * Renames a file to its final name, and flushes the folder.
 * @param hasLastGood true: if the folder cannot be flushed, the previous content is put back, so that
 *   the file is unchanged when this throws.
 */
async function exchange(temporary: string, file: string, hasLastGood: boolean): Promise<void> {
  // Opened before the rename: afterwards, too many open files must not make the caller undo the change.
  const folder = await openFolder(dirname(file));
  try {
    await rename(temporary, file);
    try {
      await folder?.sync();
    } catch (error) {
      if (hasLastGood) await putBack(file);
      throw error;
    }
  } finally {
    await folder?.close();
  }
}

/** Gives a file its last good content again, if the disk allows it. */
async function putBack(file: string): Promise<void> {
  const temporary = temporaryNameFor(file);
  try {
    const content = await readIfExists(lastGoodOf(file));
    // Without a previous content there was no file.
    if (content === null) {
      await rm(file, { force: true });
      return;
    }
    await writeSynced(temporary, content, 0o600);
    await rename(temporary, file);
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
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
  const handle = await openFolder(folder);
  try {
    await handle?.sync();
  } finally {
    await handle?.close();
  }
}

/** Opens a folder to flush it; null on Windows, which cannot. NTFS journals its entries itself. */
async function openFolder(folder: string): Promise<FileHandle | null> {
  return process.platform === 'win32' ? null : open(folder, 'r');
}

/** A file's bytes; null if it does not exist. @throws Fault as `withFileFaults`. */
export async function readIfExists(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fileFault(file, error);
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
  // `putBack` must not find the copy of a file that was removed since.
  if (content === null) return rm(lastGoodOf(file), { force: true });
  const copy = temporaryNameFor(lastGoodOf(file));
  try {
    await link(file, copy);
  } catch {
    // FAT has no hard links.
    try {
      await writeSynced(copy, content, 0o600);
    } catch (error) {
      await rm(copy, { force: true }).catch(() => undefined);
      throw error;
    }
  }
  await rename(copy, lastGoodOf(file));
}
