import type { backupCalls } from '../../../preload/backup.js';
import type { Api } from '../../../preload/contract.js';
import { rm } from 'node:fs/promises';
import { exchangeData, restoreBackup, unpackBackup, writeBackup } from './backup.js';
import { actorOf, audit, type ServiceContext } from '../context.js';

/** Everything in one encrypted file, and back. */
export function backupApi(context: ServiceContext): Pick<Api, keyof typeof backupCalls> {
  const { site, folder, transfers, session } = context;
  return {
    'backup.write': async ({ out, password }) => {
      const opened = await site();
      await audit(context, { action: 'backup.write', target: out });
      return { out, files: await writeBackup(opened, folder, password, out) };
    },
    'backup.make': async ({ password }) => {
      const opened = await site();
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
      await (await site()).audit.record(actor, { action: 'backup.restore', target: null });
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
