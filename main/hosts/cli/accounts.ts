import { Option, type Command } from 'commander';
import { auditSentence } from '../../../contract/audit-sentence.js';
import type { Role } from '../../../contract/calls/access.js';
import { readSecret } from './read-secret.js';
import { withClient } from './session.js';

/** `account`, `audit`. */
export function addAccountCommands(program: Command): void {
  const account = program
    .command('account')
    .description('who may sign in on the administrator’s screens');

  account
    .command('add')
    .argument('<name>')
    .addOption(
      new Option('--role <role>', 'what the account may do')
        .choices(['administrator', 'hr'])
        .makeOptionMandatory(),
    )
    .description('add an account; its password is read from standard input')
    .action((name: string, options: { role: Role }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const password = await readSecret('Password');
        const added = await client['accounts.add']({ name, role: options.role, password });
        terminal.result(added, `${added.name} may sign in now.`);
      }),
    );

  account
    .command('password')
    .argument('<name>')
    .description('set a new password, read from standard input')
    .action((name: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const password = await readSecret('Password');
        const changed = await client['accounts.setPassword']({ name, password });
        terminal.result(changed, `The password of ${changed.name} was changed.`);
      }),
    );

  account
    .command('list')
    .description('list the accounts')
    .action((_options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const accounts = await client['accounts.list']({});
        terminal.table(
          accounts,
          ['Name', 'Role'],
          accounts.map(({ name, role }) => [name, role]),
        );
      }),
    );

  account
    .command('remove')
    .argument('<name>')
    .description('remove an account')
    .action((name: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const removed = await client['accounts.remove']({ name });
        terminal.result(removed, `${removed.name} may not sign in any more.`);
      }),
    );

  const audit = program
    .command('audit')
    .description('what administrators and HR have changed')
    .action((_options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const entries = await client['audit.list']({ count: 500 });
        terminal.table(
          entries,
          ['No.', 'When', 'Who', 'Via', 'What', 'Action'],
          entries.map((entry) => [
            String(entry.seq),
            entry.at,
            entry.actor,
            entry.via,
            auditSentence(entry),
            entry.action,
          ]),
        );
      }),
    );

  audit
    .command('verify')
    .description('prove that no entry was changed, removed or moved')
    .action((_options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const check = await client['audit.verify']({});
        if (!check.ok) terminal.exitCode = 1;
        terminal.result(
          check,
          check.problem ?? `All ${check.entries} entries are as they were written.`,
        );
      }),
    );
}
