import { chmod, readdir, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault } from '../../contract/fault.js';
import { withFileFaults } from './file-faults.js';
import { makeFolder } from './make-folder.js';

/** Permission bits (chmod(2)): the group and others may write; sticky; everything for the owner. */
const writableByOthers = 0o022;
const sticky = 0o1000;
const ownerOnly = 0o700;

/**
 * Checks that a folder exists or can be created, and leaves nothing behind.
 * @throws Fault as `withFileFaults`.
 */
export async function requireUsableFolder(folder: string): Promise<void> {
  await withFileFaults(folder, async () => {
    const first = await makeFolder(folder);
    if (first === null) return;
    for (let path = folder; path.length >= first.length; path = dirname(path)) await rmdir(path);
  });
}

/**
 * Makes a data folder and the folders in it the owner's alone if other users of the machine can write to
 * them: they could replace files in it.
 * @param names of the folders in it.
 * @returns a sentence about what was changed; null if nothing was.
 * @throws Fault `data-read-only` if that is not possible, or if the folder is shared on purpose.
 */
export async function closeToOthers(
  folder: string,
  names: readonly string[],
): Promise<string | null> {
  // Windows has access control lists instead, which Node does not show.
  if (process.platform === 'win32') return null;
  const closed: string[] = [];
  for (const path of [folder, ...names.map((name) => join(folder, name))]) {
    const found = await stat(path).catch(() => null);
    if (found === null || (found.mode & writableByOthers) === 0) continue;
    // A folder such as /tmp, or one with other files, must not be changed for everyone else.
    const isShared = (found.mode & sticky) !== 0 || !(await isOurs(folder));
    const mayChange = [0, found.uid].includes(process.getuid?.() ?? -1);
    if (isShared || !mayChange) throw openToOthers(path);
    await chmod(path, ownerOnly).catch(() => undefined);
    // Some disks, such as FAT, accept the change and ignore it.
    if (((await stat(path)).mode & writableByOthers) !== 0) throw openToOthers(path);
    closed.push(path);
  }
  return closed.length === 0
    ? null
    : `Other users of this machine could write to ${closed.join(' and ')}. Rollcall took this permission away. Check that nothing was changed: run "rollcall log verify" and "rollcall audit verify".`;
}

/** Whether a folder is empty or has the data of Rollcall. */
async function isOurs(folder: string): Promise<boolean> {
  const names = await readdir(folder);
  return names.length === 0 || names.includes('settings.json');
}

function openToOthers(path: string): Fault {
  return new Fault(
    'data-read-only',
    `Other users of this machine can write to ${path}, so they could change the data. Run "chmod 700" on it, or choose another folder with --data.`,
  );
}
