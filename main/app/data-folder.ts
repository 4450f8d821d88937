import { join } from 'node:path';
import { putBackInterrupted } from '../backup/interrupted-restore.js';
import { connectorsFolder } from '../connectors/site-connectors.js';
import { withFileFaults } from '../storage/file-faults.js';
import { makeFolder } from '../storage/make-folder.js';
import { isReadingOnly } from '../storage/reading-only.js';
import { eraseAllLeftovers } from '../storage/temporary-files.js';
import { closeToOthers } from '../storage/usable-folder.js';
import { linkFolder } from '../uplink/link-files.js';
import { lockOrRead } from './lock-or-read.js';
import { openRooms, type OpenedRooms, type RoomOptions } from './open-rooms.js';

/** An opened data folder, locked by this process. */
export interface DataFolder extends OpenedRooms {
  /** True if its disk is full or read-only, so that it is not locked and every change is refused. */
  readonly isReadingOnly: boolean;
}

export interface DataFolderOptions extends RoomOptions {
  /**
   * True: if the folder cannot be locked because its disk is full or read-only, it is opened for reading,
   * and every change is refused with that reason. Otherwise it is not opened.
   */
  readonly readsWithoutLock?: boolean | undefined;
}

/** Folders in the data folder. */
const folderNames = [
  'templates',
  'journal',
  'audit',
  'photos',
  'probes',
  'recordings',
  'models',
  connectorsFolder,
  linkFolder,
] as const;

/**
 * Opens a data folder and locks it for this process.
 * @throws Fault `data-held`, and as `closeToOthers`, `openSettings`, `openKey`, `People.open`.
 */
export async function openDataFolder(options: DataFolderOptions): Promise<DataFolder> {
  const { folder, notify } = options;
  await putBackInterrupted(folder, notify);
  await withFileFaults(folder, () => makeFolder(folder));
  const lock = await lockOrRead(options);
  try {
    if (!isReadingOnly(folder)) {
      const closed = await closeToOthers(folder, folderNames);
      if (closed !== null) notify(closed);
      await eraseAllLeftovers([folder, ...folderNames.map((name) => join(folder, name))]);
    }
    const rooms = await openRooms(options);
    return {
      ...rooms,
      isReadingOnly: isReadingOnly(folder),
      close: async () => {
        await rooms.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
