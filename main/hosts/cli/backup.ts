import { resolve } from 'node:path';
import type { Command } from 'commander';
import { isFault } from '../../../contract/fault.js';
import { counted } from '../../../contract/plural.js';
import { unlockDataFolder } from '../../storage/unlock.js';
import { readSecret, readSecretFor } from './read-secret.js';
import { withClient } from './session.js';
import { Terminal } from './terminal.js';
import { notEmpty } from './values.js';

/** Adds `backup`, `restore` and `unlock`. */
export function addBackupCommands(program: Command): void {
  program
    .command('backup')
    .argument('<file>', 'File to write', notEmpty)
    .description('Save all data in one encrypted file; reads a password for it from standard input')
    .action((file: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const password = await readSecretFor(client, 'Password for the backup');
        const done = await client['backup.write']({ out: resolve(file), password });
        terminal.result(
          done,
          `Saved ${counted(done.files, 'file')} in ${done.out}. Keep the password in a different place.`,
        );
      }),
    );

  program
    .command('restore')
    .argument('<file>', 'Backup to restore', notEmpty)
    .description('Restore a backup to an empty data folder; reads its password from standard input')
    .addHelpText('after', '\nExample:\n  rollcall restore rollcall.backup --data /srv/rollcall')
    .action((file: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const password = await readSecret('Password of the backup');
        const done = await client['backup.restore']({ file: resolve(file), password });
        terminal.result(done, `Restored ${counted(done.files, 'file')}.`);
      }),
    );
  addUnlock(program);
}

function addUnlock(program: Command): void {
  program
    .command('unlock')
    .option(
      '--host <name>',
      'Computer or container that locked the folder and no longer exists',
      notEmpty,
    )
    .description('Remove the lock of a data folder whose program no longer runs')
    .addHelpText(
      'after',
      '\nThe lock of a program that runs on this computer is never removed. If another computer or\ncontainer locked the folder, whether its program still runs cannot be checked from here: make sure\nthat it does not, and name it with --host, as in the message about the lock.\n\nExample:\n  rollcall unlock --host 3f2a9c1b77de --data /srv/rollcall',
    )
    .action(async ({ host }: { host?: string }, command: Command) => {
      const { data, json } = command.optsWithGlobals<{ data: string; json?: boolean }>();
      const terminal = new Terminal({ json: json === true });
      const folder = resolve(data);
      try {
        const holder = await unlockDataFolder(folder, host ?? null);
        terminal.result(
          { unlocked: holder !== null },
          holder === null
            ? `${folder} is not locked.`
            : `Removed the lock of process ${holder.pid} on ${holder.host}. ${folder} can be used again.`,
        );
      } catch (error) {
        if (!isFault(error)) throw error;
        terminal.refuse(null, error);
      }
      process.exitCode = terminal.exitCode;
    });
}
