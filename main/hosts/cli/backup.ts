import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readSecret } from './read-secret.js';
import { withClient } from './session.js';

/** `backup`, `restore`. */
export function addBackupCommands(program: Command): void {
  program
    .command('backup')
    .argument('<file>', 'the file to write')
    .description(
      'everything, the key included, in one file under a password (read from standard input)',
    )
    .action((file: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const password = await readSecret('Password of the backup');
        const done = await client['backup.write']({ out: resolve(file), password });
        terminal.result(
          done,
          `${done.files} files are in ${done.out}; keep its password elsewhere.`,
        );
      }),
    );

  program
    .command('restore')
    .argument('<file>', 'a backup')
    .description('put a backup into an empty data folder, on this or another machine')
    .addHelpText('after', '\nExample:\n  rollcall restore rollcall.backup --data /srv/rollcall')
    .action((file: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const password = await readSecret('Password of the backup');
        const done = await client['backup.restore']({ file: resolve(file), password });
        terminal.result(done, `${done.files} files were restored.`);
      }),
    );
}
