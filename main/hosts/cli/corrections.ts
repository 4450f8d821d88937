import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Direction } from '../../../contract/calls/kiosk.js';
import { personBy } from './reports.js';
import { withClient } from './session.js';

interface Given {
  readonly direction?: Direction;
  readonly at?: string;
  readonly reason: string;
}

/** `correct`, `review`. */
export function addCorrectionCommands(program: Command): void {
  const correct = program
    .command('correct')
    .description('put attendance right by a new entry; what was recorded stays');

  correct
    .command('add')
    .argument('<who>', 'name, id or employee number')
    .addOption(directionOption().makeOptionMandatory())
    .requiredOption('--at <time>', 'on the wall clock of the site, such as 2026-03-02T16:30')
    .requiredOption('--reason <text>')
    .description('a punch that no door recorded')
    .addHelpText(
      'after',
      '\nExample:\n  rollcall correct add "Ada Lovelace" --direction out --at 2026-03-02T16:30 --reason "forgot"',
    )
    .action((who: string, { direction, at, reason }: Given, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { subjectId, name } = await personBy(client, who);
        const done = await client['attendance.amend']({
          withdraws: null,
          brings: { subjectId, direction, localTime: at },
          reason,
        });
        terminal.result(done, `Entry ${done.seq}: ${name}, ${direction ?? ''} at ${at ?? ''}.`);
      }),
    );

  correct
    .command('replace')
    .argument('<number>', 'of the punch, as "days" tells it', punchNumber)
    .addOption(directionOption())
    .option('--at <time>', 'on the wall clock of the site, such as 2026-03-02T16:30')
    .requiredOption('--reason <text>')
    .description('another direction or time for a punch; the punch counts no more')
    .action((withdraws: number, { direction, at, reason }: Given, command: Command) => {
      if (direction === undefined && at === undefined) {
        command.error('error: say what is to be another: --direction, --at, or both');
      }
      return withClient(command, async (client, terminal) => {
        const brings = { direction, localTime: at };
        const done = await client['attendance.amend']({ withdraws, brings, reason });
        terminal.result(done, `Entry ${done.seq} counts in the place of punch ${withdraws}.`);
      });
    });

  correct
    .command('withdraw')
    .argument('<number>', 'of the punch, as "days" tells it', punchNumber)
    .requiredOption('--reason <text>')
    .description('a punch that counts no more')
    .action((withdraws: number, { reason }: Given, command: Command) =>
      withClient(command, async (client, terminal) => {
        const done = await client['attendance.amend']({ withdraws, brings: null, reason });
        terminal.result(done, `Punch ${withdraws} counts no more (entry ${done.seq}).`);
      }),
    );

  program
    .command('review')
    .argument('<numbers...>', 'of the punches, as "days" tells them', manyNumbers)
    .requiredOption('--reason <text>')
    .description('punches were looked at and stay as they are: their days are resolved')
    .action((punches: number[], { reason }: Given, command: Command) =>
      withClient(command, async (client, terminal) => {
        const done = await client['attendance.review']({ punches, reason });
        terminal.result(done, `${punches.join(', ')}: as they are (entry ${done.seq}).`);
      }),
    );
}

function directionOption(): Option {
  return new Option('--direction <direction>', 'whether the person came or went').choices([
    'in',
    'out',
  ]);
}

function punchNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('It must be a number, such as 12.');
  return Number(text);
}

function manyNumbers(text: string, before: number[] = []): number[] {
  return [...before, punchNumber(text)];
}
