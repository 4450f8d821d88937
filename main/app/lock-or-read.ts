import { join } from 'node:path';
import { Fault, isFault } from '../../contract/fault.js';
import { readIfExists } from '../storage/atomic-file.js';
import { lockDataFolder, type DataLock } from '../storage/data-lock.js';
import { openForReading } from '../storage/reading-only.js';

export interface LockOptions {
  /** The data folder. */
  readonly folder: string;
  /** As in `DataFolderOptions`. */
  readonly readsWithoutLock?: boolean | undefined;
  readonly notify: (sentence: string) => void;
}

/**
 * Locks the folder, or opens it for reading if the options and the state of its disk say so.
 * @throws Fault `data-held`, `disk-full`, `data-read-only`.
 */
export async function lockOrRead({
  folder,
  readsWithoutLock,
  notify,
}: LockOptions): Promise<DataLock> {
  try {
    return await lockDataFolder(folder);
  } catch (error) {
    const isDiskState =
      isFault(error) && (error.code === 'disk-full' || error.code === 'data-read-only');
    if (readsWithoutLock !== true || !isDiskState) throw error;
    // Without settings there is nothing to read.
    if ((await readIfExists(join(folder, 'settings.json'))) === null) throw error;
    const reason =
      error.code === 'disk-full'
        ? 'The disk of the data folder is full. Free some space and try again.'
        : `The data folder ${folder} cannot be written to: its disk or its permissions allow reading only. Make it writable and try again.`;
    const endReading = openForReading(folder, new Fault(error.code, reason, { cause: error }));
    notify(
      `${reason} Until then, data can be read, but not changed, and exports are not recorded.`,
    );
    return {
      release: () => {
        endReading();
        return Promise.resolve();
      },
    };
  }
}
