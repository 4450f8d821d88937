import type { backupCalls } from '../../contract/calls/backup.js';
import { rm } from 'node:fs/promises';
import type { ApiOf } from '../../contract/contract.js';
import { actorOf, audit, type Acting } from '../access/acting.js';
import type { Transfers } from '../transfers/transfers.js';
import {
  exchangeData,
  restoreBackup,
  unpackBackup,
  writeBackup,
  type BackupData,
} from './backup.js';

export interface BackupContext extends Acting {
  readonly data: () => Promise<BackupData>;
  /** The data folder. */
  readonly folder: string;
  readonly transfers: Transfers;
  /** Closes the data folder, makes a change, and opens it again at the next call. */
  readonly reopen: (change: () => Promise<() => Promise<void>>) => Promise<void>;
  /** Signs everybody out, on all screens. */
  readonly signOutAll: () => void;
}

/** Everything in one encrypted file, and back. */
export function backupApi(context: BackupContext): ApiOf<typeof backupCalls> {
  const { data, folder, transfers, session } = context;
  return {
    'backup.write': async ({ out, password }) => {
      const opened = await data();
      await audit(context, { action: 'backup.write', target: out });
      return { out, files: await writeBackup(opened, folder, password, out) };
    },
    'backup.make': async ({ password }) => {
      const opened = await data();
      await audit(context, { action: 'backup.make', target: null });
      const made = await transfers.newFile();
      await writeBackup(opened, folder, password, made);
      const day = new Date().toISOString().slice(0, 10);
      return transfers.offer(made, `rollcall-${day}.backup`);
    },
    'backup.restoreUpload': async ({ uploadId, password }) => {
      const actor = actorOf(session);
      const { path, name } = transfers.uploaded(uploadId);
      const { half, files } = await unpackBackup(path, password, folder, name);
      let before = '';
      try {
        await transfers.drop(uploadId);
        await context.reopen(async () => {
          await transfers.close();
          const exchanged = await exchangeData(half, folder);
          ({ before } = exchanged);
          return exchanged.undo;
        });
      } finally {
        await rm(half, { recursive: true, force: true });
      }
      await (await data()).audit.record(actor, { action: 'backup.restore', target: null });
      // Accounts are those of the backup now.
      context.signOutAll();
      return { files, before };
    },
    // Before the folder is opened, which would put something into it.
    'backup.restore': async ({ file, password }) => ({
      files: await restoreBackup(file, password, folder),
    }),
  };
}
