import { Option, type Command } from 'commander';
import type { Direction } from '../../../contract/calls/kiosk.js';
import { personBy } from './reports.js';
import { withClient } from './session.js';
import { punchNumber, punchNumbers } from './values.js';

interface Correction {
  readonly direction?: Direction;
  readonly at?: string;
  readonly reason: string;
}

/** Adds `correct` with its subcommands, and `review`. */
export function addCorrectionCommands(program: Command): void {
  const correct = program
    .command('correct')
    .description('Correct attendance; the original entries stay in the journal');
  addCorrectAdd(correct);
  addCorrectReplace(correct);
  addCorrectWithdraw(correct);
  addReview(program);
}

function addCorrectAdd(correct: Command): void {
  correct
    .command('add')
    .argument('<who>', 'Name, ID or employee number')
    .addOption(directionOption().makeOptionMandatory())
    .requiredOption('--at <time>', atDescription)
    .requiredOption('--reason <text>', reasonDescription)
    .description('Add a missing punch')
    .addHelpText(
      'after',
      '\nExample:\n  rollcall correct add "Ada Lovelace" --direction out --at 2026-03-02T16:30 --reason "forgot"',
    )
    .action((who: string, { direction, at, reason }: Correction, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { subjectId, name } = await personBy(client, who);
        const done = await client['attendance.amend']({
          withdraws: null,
          brings: { subjectId, direction, localTime: at },
          reason,
        });
        terminal.result(
          done,
          `${name} clocked ${direction ?? ''} at ${at?.replace('T', ' ') ?? ''} (entry ${done.seq}).`,
        );
      }),
    );
}

function addCorrectReplace(correct: Command): void {
  correct
    .command('replace')
    .argument('<number>', numberDescription, punchNumber)
    .addOption(directionOption())
    .option('--at <time>', atDescription)
    .requiredOption('--reason <text>', reasonDescription)
    .description('Change the direction or time of a punch')
    .action((withdraws: number, { direction, at, reason }: Correction, command: Command) => {
      if (direction === undefined && at === undefined) {
        command.error('error: nothing to change: add --direction, --at or both');
      }
      return withClient(command, async (client, terminal) => {
        const brings = { direction, localTime: at };
        const done = await client['attendance.amend']({ withdraws, brings, reason });
        terminal.result(done, `Entry ${done.seq} replaces punch ${withdraws}.`);
      });
    });
}

function addCorrectWithdraw(correct: Command): void {
  correct
    .command('withdraw')
    .argument('<number>', numberDescription, punchNumber)
    .requiredOption('--reason <text>', reasonDescription)
    .description('Withdraw a punch, so that it no longer counts')
    .action((withdraws: number, { reason }: Correction, command: Command) =>
      withClient(command, async (client, terminal) => {
        const done = await client['attendance.amend']({ withdraws, brings: null, reason });
        terminal.result(done, `Punch ${withdraws} no longer counts (entry ${done.seq}).`);
      }),
    );
}

function addReview(program: Command): void {
  program
    .command('review')
    .argument('<numbers...>', 'Numbers of the punches, as listed by "rollcall days"', punchNumbers)
    .requiredOption('--reason <text>', reasonDescription)
    .description('Mark punches as reviewed without changing them, which resolves their days')
    .action((punches: number[], { reason }: Correction, command: Command) =>
      withClient(command, async (client, terminal) => {
        const done = await client['attendance.review']({ punches, reason });
        const reviewed = `${punches.length === 1 ? 'Punch' : 'Punches'} ${punches.join(', ')}`;
        terminal.result(done, `${reviewed} marked as reviewed (entry ${done.seq}).`);
      }),
    );
}

const numberDescription = 'Number of the punch, as listed by "rollcall days"';
const atDescription =
  'Date and time on the site’s clock, such as 2026-03-02T16:30; when clocks go back, with the UTC offset, such as 2026-10-25T02:30+01:00';
const reasonDescription = 'Reason, for the audit log';

function directionOption(): Option {
  return new Option('--direction <direction>', 'Whether the person came or left').choices([
    'in',
    'out',
  ]);
}
