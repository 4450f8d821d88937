import type { backupCalls } from '../../contract/calls/backup.js';
import { rm } from 'node:fs/promises';
import type { ApiOf, Input, Output } from '../../contract/contract.js';
import { actorOf, audit, type Acting } from '../access/acting.js';
import { SerialQueue } from '../base/serial-queue.js';
import type { Transfers } from '../transfers/transfers.js';
import { restoreBackup, unpackBackup, writeBackup, type BackupData } from './backup.js';
import { exchangeData } from './exchange-data.js';

/** What the backup calls use. */
export interface BackupContext extends Acting {
  readonly data: () => Promise<BackupData>;
  /** Path of the data folder. */
  readonly folder: string;
  readonly transfers: Transfers;
  /** Closes the data folder, makes a change, and opens the folder again at the next call. */
  readonly reopen: (change: () => Promise<() => Promise<void>>) => Promise<void>;
  /** Signs out on all screens. */
  readonly signOutAll: () => void;
}

/** Backing up the data folder into one encrypted file, and restoring it. */
export function backupApi(context: BackupContext): ApiOf<typeof backupCalls> {
  const { data, folder, transfers } = context;
  return {
    'backup.write': async ({ out, password }) => {
      const opened = await data();
      await audit(context, { action: 'backup.write', target: out });
      return { out, files: await writeBackup(opened, folder, password, out) };
    },
    'backup.make': async ({ password }) => {
      const opened = await data();
      await audit(context, { action: 'backup.make', target: null });
      const day = new Date().toISOString().slice(0, 10);
      const { file } = await transfers.create(`rollcall-${day}.backup`, (path) =>
        writeBackup(opened, folder, password, path),
      );
      return file;
    },
    'backup.restoreUpload': (input) =>
      // All restores are unpacked to the same folder.
      restoring.run(() => restoreUpload(context, input)),
    // Does not open the data folder, since opening would create files in it.
    'backup.restore': async ({ file, password }) => ({
      files: await restoreBackup(file, password, folder),
    }),
  };
}

const restoring = new SerialQueue();

async function restoreUpload(
  context: BackupContext,
  { uploadId, password }: Input<'backup.restoreUpload'>,
): Promise<Output<'backup.restoreUpload'>> {
  const { data, folder, transfers, session } = context;
  const actor = actorOf(session);
  const { path, name } = transfers.take(uploadId);
  const { restored, files } = await unpackBackup(path, password, folder, name);
  let before = '';
  try {
    await transfers.drop(uploadId);
    await context.reopen(async () => {
      await transfers.closeAll();
      const exchanged = await exchangeData(restored, folder);
      ({ before } = exchanged);
      return exchanged.undo;
    });
  } finally {
    await rm(restored, { recursive: true, force: true });
  }
  await (await data()).audit.record(actor, { action: 'backup.restore', target: null });
  // The accounts are now those of the backup.
  context.signOutAll();
  return { files, before };
}
