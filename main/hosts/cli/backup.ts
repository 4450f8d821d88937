import { resolve } from 'node:path';
import type { Command } from 'commander';
import { counted } from '../../../contract/plural.js';
import { readSecret } from './read-secret.js';
import { withClient } from './session.js';
import { notEmpty } from './values.js';

/** Adds `backup` and `restore`. */
export function addBackupCommands(program: Command): void {
  program
    .command('backup')
    .argument('<file>', 'File to write', notEmpty)
    .description('Save all data in one encrypted file; reads a password for it from standard input')
    .action((file: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const password = await readSecret('Password for the backup');
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
}
