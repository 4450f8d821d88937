import { join } from 'node:path';
import { Option, type Command } from 'commander';
import { Role } from '../../../contract/calls/access.js';
import { counted } from '../../../contract/plural.js';
import { englishAudit } from './english-audit.js';
import { localTimes } from './local-time.js';
import { readSecretFor } from './read-secret.js';
import { noteSecondPlace } from './second-place.js';
import { withClient } from './session.js';
import { notEmpty } from './values.js';

/** Adds `account` and `audit`, with their subcommands. */
export function addAccountCommands(program: Command): void {
  const account = program
    .command('account')
    .description('Manage accounts for the administration screens');
  addAccountAdd(account);
  addAccountPassword(account);
  addAccountList(account);
  addAccountRemove(account);
  addAudit(program);
}

function addAccountAdd(account: Command): void {
  account
    .command('add')
    .argument('<name>', 'Name to sign in with')
    .addOption(
      new Option(
        '--role <role>',
        'A team sees its departments, HR everyone’s attendance; an administrator may do everything',
      )
        .choices(Role.options)
        .makeOptionMandatory(),
    )
    .option('--department <name>', 'Department of a team (repeatable)', departmentNames)
    .description('Add an account; reads its password from standard input')
    .action((name: string, options: { role: Role; department?: string[] }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const password = await readSecretFor(client, 'Password');
        const added = await client['accounts.add']({
          name,
          role: options.role,
          departments: options.department,
          password,
        });
        terminal.result(added, `${added.name} can now sign in.`);
      }),
    );
}

function departmentNames(text: string, previous: readonly string[] = []): string[] {
  return [...previous, notEmpty(text)];
}

function addAccountPassword(account: Command): void {
  account
    .command('password')
    .argument('<name>', 'Name of the account')
    .description('Change the password of an account; reads it from standard input')
    .action((name: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const password = await readSecretFor(client, 'New password');
        const changed = await client['accounts.setPassword']({ name, password });
        terminal.result(changed, `${changed.name}’s password was changed.`);
      }),
    );
}

function addAccountList(account: Command): void {
  account
    .command('list')
    .description('List accounts')
    .action((_options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const accounts = await client['accounts.list']({});
        terminal.table(
          accounts,
          ['Name', 'Role', 'Departments'],
          accounts.map(({ name, role, departments = [] }) => [
            name,
            role === 'hr' ? 'HR' : role,
            departments.join(', '),
          ]),
          'There are no accounts yet, so no one can sign in. Add one with "rollcall account add".',
        );
      }),
    );
}

function addAccountRemove(account: Command): void {
  account
    .command('remove')
    .argument('<name>', 'Name of the account')
    .description('Remove an account')
    .action((name: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const removed = await client['accounts.remove']({ name });
        terminal.result(removed, `${removed.name} can no longer sign in.`);
      }),
    );
}

function addAudit(program: Command): void {
  const audit = program
    .command('audit')
    .description('Show what administrators and HR have changed')
    .option('--refusals', 'Only the faces that the liveness check refused at the door')
    .action(({ refusals = false }: { refusals?: boolean }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const action = refusals ? { action: 'door.refused' } : {};
        const entries = await client['audit.list']({ count: 500, ...action });
        const times = await localTimes(client);
        terminal.table(
          entries,
          ['No.', times.heading('Time'), 'Account', 'Via', 'Change'],
          entries.map((entry) => [
            String(entry.seq),
            times.text(entry.at),
            entry.actor,
            entry.via,
            englishAudit(entry),
          ]),
          refusals
            ? 'No face was refused at the door.'
            : 'The audit log has no entries: nothing was changed in this data folder yet.',
        );
      }),
    );

  audit
    .command('verify')
    .description('Check that no entry of the audit log was changed, removed or reordered')
    .action((_options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const check = await client['audit.verify']({});
        if (!check.ok) terminal.exitCode = 1;
        const count = counted(check.entries, 'entry', 'entries');
        terminal.result(check, check.problem ?? `The audit log is intact (${count}).`);
        const { data } = command.optsWithGlobals<{ data: string }>();
        if (!check.ok) terminal.note(`The audit log is ${join(data, 'audit', 'audit.jsonl')}.`);
        await noteSecondPlace(client, terminal);
      }),
    );

  audit
    .command('acknowledge')
    .requiredOption(
      '--reason <text>',
      'Why the data was changed or is missing, such as a restored backup',
    )
    .description('Acknowledge reports of changed or missing data with an entry in the audit log')
    .addHelpText(
      'after',
      '\nA people, accounts or settings file that was changed outside Rollcall is kept as it is now.',
    )
    .action(({ reason }: { reason: string }, command: Command) =>
      withClient(
        command,
        async (client, terminal) => {
          const done = await client['audit.acknowledge']({ reason });
          const count = counted(done.acknowledged, 'report');
          terminal.result(
            done,
            done.acknowledged === 0
              ? 'There was nothing to acknowledge.'
              : `Acknowledged ${count}.`,
          );
        },
        { acceptsAltered: true },
      ),
    );
}
