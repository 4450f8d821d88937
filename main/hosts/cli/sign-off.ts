import type { Command } from 'commander';
import { Day } from '../../../contract/fields.js';
import { counted } from '../../../contract/plural.js';
import { withClient } from './session.js';
import { matching, notEmpty } from './values.js';

/** Adds `sign-off` with its subcommands. */
export function addSignOffCommands(program: Command): void {
  const signOff = program
    .command('sign-off')
    .description('Sign off periods; later corrections are marked');
  signOff
    .command('add')
    .requiredOption('--from <day>', 'First day, such as 2026-03-01', matching(Day))
    .requiredOption('--to <day>', 'Last day (inclusive); it must be over', matching(Day))
    .description('Sign off a period')
    .addHelpText('after', '\nExample:\n  rollcall sign-off add --from 2026-03-01 --to 2026-03-31')
    .action((range: { from: string; to: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const added = await client['signOffs.add'](range);
        terminal.result(added, `${added.from} to ${added.to} is signed off.`);
      }),
    );
  signOff
    .command('reopen')
    .argument('<id>', 'ID of the period, as listed by "rollcall sign-off list"', notEmpty)
    .requiredOption('--reason <text>', 'Reason, for the audit log')
    .description('Open a signed-off period again')
    .action((id: string, { reason }: { reason: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { from, to, ...rest } = await client['signOffs.reopen']({ id, reason });
        terminal.result({ from, to, ...rest }, `${from} to ${to} is open again.`);
      }),
    );
  signOff
    .command('list')
    .description('List the periods that were signed off, newest first')
    .action((_options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const periods = await client['signOffs.list']({});
        terminal.table(
          periods,
          ['From', 'To', 'State', 'Signed off by', 'Corrections since', 'ID'],
          periods.map(({ from, to, state, signedBy, corrections, reopened, id }) => [
            from,
            to,
            reopened === null ? state : `reopened by ${reopened.by}: ${reopened.reason}`,
            signedBy,
            corrections.length === 0 ? '' : counted(corrections.length, 'correction'),
            id,
          ]),
          'No period was signed off yet. Sign one off with "rollcall sign-off add".',
        );
      }),
    );
}
