import { constants } from 'node:fs';
import { cp, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isFault } from '../../contract/fault.js';
import { syncFolder } from '../storage/atomic-file.js';
import { exists } from '../storage/exists.js';
import { UpdateFailure } from './update-failure.js';

/** The lock with its socket, and files that are soon written again. */
const left = /^(lock\.json.*|lock-[\da-f]+\.sock|heartbeat\.json|.*\.tmp)$/;
/** Free space that the disk also needs while a new version starts. */
const spareBytes = 200_000_000;

/** Path of the copy of a data folder that is made before the first start of a new version. */
export function copyBeforeOf(data: string): string {
  return `${data}.before-update`;
}

/**
 * Copies a closed data folder without changing it. The copy gets its final name when it is complete.
 * @param to path of the copy, beside the folder.
 * @throws UpdateFailure `no-space`; errors of the system.
 */
export async function copyData(data: string, to: string): Promise<void> {
  const partial = `${to}.partial`;
  await rm(partial, { recursive: true, force: true });
  await rm(to, { recursive: true, force: true });
  const { bavail, bsize } = await statfs(data);
  if (bavail * bsize < (await sizeOf(data)) + spareBytes) throw new UpdateFailure('no-space');
  try {
    await cp(data, partial, {
      recursive: true,
      preserveTimestamps: true,
      // Some file systems share the blocks until one of the two files is changed.
      mode: constants.COPYFILE_FICLONE,
      filter: (path) => path === data || !left.test(basename(path)),
    });
    await rename(partial, to);
    await syncFolder(dirname(to));
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Before a start: puts back the data from before an update if the version that starts now cannot read the data that the
 * newer version changed. What the newer version recorded stays in another folder beside them.
 * @param canOpen opens and closes the data folder. @param isOnTrial whether the newer version has not yet proved that
 * it works.
 * @returns the folder with the data of the newer version; null if nothing was put back.
 * @throws errors of the system.
 */
export async function recoverData(
  data: string,
  isOnTrial: boolean,
  canOpen: () => Promise<void>,
): Promise<string | null> {
  const copy = copyBeforeOf(data);
  if (isOnTrial || !(await exists(copy))) return null;
  try {
    await canOpen();
  } catch (error) {
    if (!isFault(error) || error.code !== 'data-newer') throw error;
    const aside = `${data}.of-newer-version-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
    await rename(data, aside);
    await rename(copy, data);
    await syncFolder(dirname(data));
    return aside;
  }
  await rm(copy, { recursive: true, force: true });
  return null;
}

async function sizeOf(folder: string): Promise<number> {
  let size = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) size += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return size;
}
