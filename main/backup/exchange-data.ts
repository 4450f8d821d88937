import { rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Fault } from '../../contract/fault.js';
import { syncFolder } from '../storage/atomic-file.js';
import { exists } from '../storage/exists.js';
import { withFileFaults } from '../storage/file-faults.js';
import { beforeFolderOf } from './interrupted-restore.js';

/**
 * Replaces the data folder, which must be closed, by another folder.
 * @returns the path of the previous data, and a function that puts them back.
 * @throws Fault `data-read-only`; `not-allowed` if the data folder is a separate disk, which then
 *   stays unchanged.
 */
export async function exchangeData(
  restored: string,
  folder: string,
): Promise<{ before: string; undo: () => Promise<void> }> {
  const before = beforeFolderOf(folder);
  await withFileFaults(folder, async () => {
    try {
      await rename(folder, before);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EBUSY' && code !== 'EXDEV') throw error;
      throw new Fault(
        'not-allowed',
        `${folder} is a separate disk and cannot be renamed, so nothing was changed. Restore the backup on the command line.`,
        { cause: error },
      );
    }
  });
  const undo = async (): Promise<void> => {
    // Another program may have put it back: see `putBackInterrupted`.
    if (!(await exists(before))) return;
    // Erased later: if the power fails in between, the next start finds the data from before.
    await rename(folder, restored).catch(() => undefined);
    await rename(before, folder);
    await syncFolder(dirname(folder));
  };
  try {
    await rename(restored, folder);
    await syncFolder(dirname(folder));
  } catch (error) {
    await undo();
    throw error;
  }
  return { before, undo };
}
