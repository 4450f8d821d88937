import { readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from '../storage/atomic-file.js';
import { exists } from '../storage/exists.js';
import { withFileFaults } from '../storage/file-faults.js';

/** Path of the folder that a backup is unpacked to, beside the data folder. It exists only during a restore. */
export function restoringFolderOf(folder: string): string {
  return join(dirname(folder), `${basename(folder)}.restoring`);
}

/** Path for the data folder that a restore replaces. */
export function beforeFolderOf(folder: string, now = new Date()): string {
  return `${folder}.before-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
}

/**
 * Puts a data folder back that a restore had renamed when it was interrupted, such as by a power failure: otherwise the kiosk
 * would start with an empty one. Without the unpacked backup beside it, somebody has moved the folder away.
 * @param notify called with a sentence if it was put back.
 * @throws Fault as `withFileFaults`.
 */
export async function putBackInterrupted(
  folder: string,
  notify: (sentence: string) => void,
): Promise<void> {
  const restoring = restoringFolderOf(folder);
  if (await exists(folder)) return;
  const unpacked = await stat(restoring).catch(() => null);
  if (unpacked === null) return;
  // One from before the backup was unpacked is that of an earlier restore.
  const earliest = basename(beforeFolderOf(folder, new Date(Math.floor(unpacked.birthtimeMs))));
  const start = `${basename(folder)}.before-`;
  const latest = (await readdir(dirname(folder)))
    .filter((name) => name.startsWith(start) && /^\d{4}-/.test(name.slice(start.length)))
    .filter((name) => name >= earliest)
    .toSorted()
    .at(-1);
  if (latest === undefined) return;
  await withFileFaults(folder, async () => {
    await rename(join(dirname(folder), latest), folder);
    await syncFolder(dirname(folder));
    await rm(restoring, { recursive: true, force: true });
  });
  notify(
    `Restoring a backup was interrupted. ${folder} has the data from before again. Restore the backup once more.`,
  );
}
