import type { backupCalls } from '../../preload/backup.js';
import type { Api } from '../../preload/contract.js';
import { restoreBackup, writeBackup } from './backup.js';
import { audit, type ServiceContext } from './context.js';

/** Everything in one encrypted file, and back. */
export function backupApi(context: ServiceContext): Pick<Api, keyof typeof backupCalls> {
  const { site, folder, transfers } = context;
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
    // Before the folder is opened, which would put something into it.
    'backup.restore': async ({ file, password }) => ({
      files: await restoreBackup(file, password, folder),
    }),
  };
}
