import { Option, type Command } from 'commander';
import { RangeKind } from '../../../contract/calls/export-presets.js';
import { TimesheetLanguage } from '../../../contract/calls/exports.js';
import { Day } from '../../../contract/fields.js';
import { counted } from '../../../contract/plural.js';
import { exportTo } from './export.js';
import { personBy } from './reports.js';
import { withClient } from './session.js';
import { matching, notEmpty } from './values.js';

interface TimesheetOptions {
  person?: string;
  department?: string;
  from?: string;
  to?: string;
  range: RangeKind;
  language: TimesheetLanguage;
  paper: 'a4' | 'letter';
  out: string;
  force?: boolean;
}

/** Adds `timesheet`. */
export function addTimesheetCommand(program: Command): void {
  program
    .command('timesheet')
    .requiredOption('--out <file>', 'PDF to write, with a signed footer', notEmpty)
    .option('--person <who>', 'Name, employee number or ID of one person', notEmpty)
    .option('--department <name>', 'Only people of this department', notEmpty)
    .option('--from <day>', 'First day, such as 2026-03-01, instead of --range', matching(Day))
    .option('--to <day>', 'Last day (inclusive)', matching(Day))
    .addOption(
      new Option('--range <days>', 'Days that follow from today')
        .choices(RangeKind.options)
        .default('last-month'),
    )
    .addOption(
      new Option('--language <language>', 'Language of the timesheet')
        .choices(TimesheetLanguage.options)
        .default('en'),
    )
    .addOption(new Option('--paper <size>', 'Paper').choices(['a4', 'letter']).default('a4'))
    .option('--force', 'Overwrite an existing file and its footer without asking')
    .description('Write timesheets to sign, one or more pages per person')
    .addHelpText(
      'after',
      '\nExamples:\n  rollcall timesheet --out march.pdf --from 2026-03-01 --to 2026-03-31\n  rollcall timesheet --out ada.pdf --person ada --range this-pay-period',
    )
    .action((options: TimesheetOptions, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { department, language, paper, out } = options;
        const subjectId =
          options.person === undefined
            ? undefined
            : (await personBy(client, options.person)).subjectId;
        const isGiven = options.from !== undefined || options.to !== undefined;
        const { ranges } = await client['exports.ranges']({});
        const { from, to } = isGiven ? options : ranges.find(({ kind }) => kind === options.range)!;
        const request = { layout: 'timesheet', from, to, department, subjectId, out } as const;
        const written = await exportTo(
          client,
          { ...request, options: { language, paper } },
          options.force === true,
        );
        if (written === null) {
          terminal.note(`No timesheet was written. ${out} is unchanged.`);
          terminal.exitCode = 1;
          return;
        }
        terminal.result(
          written,
          `Wrote ${counted(written.rows, 'timesheet')} to ${written.out}. The signed footer is ${written.footer}.`,
        );
      }),
    );
}
