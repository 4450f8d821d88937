import { rename, rm } from 'node:fs/promises';
import { Fault } from '../../contract/fault.js';
import { lockFileOf, requireGone } from './data-lock.js';
import { withFileFaults } from './file-faults.js';
import { holderOf, livenessOf, type Holder } from './lock-holder.js';
import { eraseUnusedSockets } from './lock-socket.js';

/**
 * Removes the lock of a data folder whose holder no longer runs. A holder that cannot be seen from here
 * must be named.
 * @param host name of the computer or container that held the lock and no longer exists; null if none
 *   was given.
 * @returns the former holder; null if the folder was not locked.
 * @throws Fault `data-held` if the holder runs, or if it cannot be seen and was not named;
 *   `invalid-input` for another name; as `withFileFaults`.
 */
export async function unlockDataFolder(
  folder: string,
  host: string | null,
): Promise<Holder | null> {
  const file = lockFileOf(folder);
  return withFileFaults(file, async () => {
    const holder = await holderOf(file);
    if (holder === null) {
      // A damaged lock is removed; a missing one is not a fault.
      await rm(file, { force: true });
      return null;
    }
    if (host === null || (await livenessOf(holder, folder)) === 'running') {
      await requireGone(holder, folder);
    } else if (host !== holder.host) {
      throw new Fault(
        'invalid-input',
        `The data folder ${folder} is locked by ${holder.host}, not by ${host}. Check which computer or container no longer exists.`,
      );
    }
    // The lock may have changed hands meanwhile; only the one that was checked is removed.
    const removed = `${file}.removed`;
    await rename(file, removed);
    const current = await holderOf(removed);
    if (current?.pid !== holder.pid || current.since !== holder.since) {
      await rename(removed, file);
      throw new Fault('data-held', 'Another program has just opened the data folder. Try again.');
    }
    await rm(removed, { force: true });
    await eraseUnusedSockets(folder);
    return holder;
  });
}
