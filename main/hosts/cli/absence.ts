import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { AbsenceKind, type AbsenceImportRow } from '../../../contract/calls/absences.js';
import type { Output } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { Day } from '../../../contract/fields.js';
import { counted } from '../../../contract/plural.js';
import { encodings, type TextEncoding } from '../../../contract/text-encoding.js';
import { personBy, todayOf } from './reports.js';
import { withClient } from './session.js';
import type { Terminal } from './terminal.js';
import { matching, notEmpty } from './values.js';

/** Adds `absence` with its subcommands. */
export function addAbsenceCommands(program: Command): void {
  const absence = program
    .command('absence')
    .description('Enter vacation, sickness and other absences');
  addAdd(absence);
  addRemove(absence);
  addList(absence);
  addImport(absence);
}

const reasonDescription = 'Reason, needed if the days are signed off';

function addAdd(absence: Command): void {
  absence
    .command('add')
    .argument('<who>', 'Name, ID or employee number')
    .addOption(
      new Option('--kind <kind>', 'Kind of absence')
        .choices(AbsenceKind.options)
        .makeOptionMandatory(),
    )
    .requiredOption('--from <day>', 'First day, such as 2026-03-02', matching(Day))
    .option('--to <day>', 'Last day (inclusive; default: the first day)', matching(Day))
    .option('--reason <text>', reasonDescription)
    .description('Enter an absence of one person')
    .addHelpText(
      'after',
      '\nExample:\n  rollcall absence add "Ada Lovelace" --kind vacation --from 2026-08-03 --to 2026-08-14',
    )
    .action(
      (
        who: string,
        options: { kind: AbsenceKind; from: string; to?: string; reason?: string },
        command: Command,
      ) =>
        withClient(command, async (client, terminal) => {
          const { subjectId } = await personBy(client, who);
          const { to = options.from } = options;
          const added = await client['absences.add']({ ...options, to, subjectId });
          terminal.result(added, `Entered: ${sentenceOf(added)}.`);
        }),
    );
}

function addRemove(absence: Command): void {
  absence
    .command('remove')
    .argument('<id>', 'ID of the absence, as listed by "rollcall absence list"', notEmpty)
    .option('--reason <text>', reasonDescription)
    .description('Remove an absence')
    .action((id: string, { reason }: { reason?: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const removed = await client['absences.remove']({ id, reason });
        terminal.result(removed, `Removed: ${sentenceOf(removed)}.`);
      }),
    );
}

function addList(absence: Command): void {
  absence
    .command('list')
    .option('--from <day>', 'First day, such as 2026-03-01 (default: today)', matching(Day))
    .option('--to <day>', 'Last day (inclusive)', matching(Day))
    .option('--person <who>', 'Only this person: name, ID or employee number')
    .description('List absences from a day on')
    .action((options: { from?: string; to?: string; person?: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { from = await todayOf(client), to, person } = options;
        const who = person === undefined ? null : await personBy(client, person);
        const absences = await client['absences.list']({
          from,
          to,
          subjectId: who?.subjectId ?? null,
        });
        terminal.table(
          absences,
          ['Name', 'Kind', 'From', 'To', 'ID'],
          absences.map(({ name, kind, from: first, to: last, id }) => [
            name ?? '(erased)',
            kind,
            first,
            last,
            id,
          ]),
          `No absences are entered from ${from} on.`,
        );
      }),
    );
}

interface ImportOptions {
  readonly dryRun?: boolean;
  readonly encoding?: TextEncoding;
  readonly reason?: string;
}

function addImport(absence: Command): void {
  absence
    .command('import')
    .argument('<file>', 'CSV or XLSX table with number or name, kind, from and to', notEmpty)
    .option('--dry-run', 'Only show what would be imported')
    .addOption(
      new Option('--encoding <name>', 'Encoding of the text (default: detected)').choices(
        encodings.map(({ id }) => id),
      ),
    )
    .option('--reason <text>', reasonDescription)
    .description('Import absences from a table; a row with a problem is skipped')
    .addHelpText('after', '\nExample:\n  rollcall absence import leave.csv --dry-run')
    .action((file: string, options: ImportOptions, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { dryRun = false, encoding = null, reason } = options;
        const choice = { file: resolve(file), dryRun, encoding, reason };
        const imported = await client['files.importAbsences'](choice);
        showRows(imported, terminal);
        const planned = imported.rows.filter(({ action }) => action === 'add').length;
        terminal.result(
          { added: imported.added },
          dryRun
            ? `${counted(planned, 'absence')} would be added. Nothing was changed.`
            : `${counted(imported.added, 'absence')} added.`,
        );
      }),
    );
}

function showRows({ rows }: Output<'files.importAbsences'>, terminal: Terminal): void {
  terminal.table(
    rows,
    ['Line', 'Name', 'Kind', 'From', 'To', 'Import'],
    rows.map(({ line, name, kind, from, to, action }) => [
      String(line),
      name ?? '',
      kind ?? '',
      from ?? '',
      to ?? '',
      actionText[action],
    ]),
    'The table has no rows below its headings.',
  );
  for (const { line, problems } of rows) {
    if (problems.length === 0) continue;
    terminal.refuse(null, new Fault('invalid-input', `Line ${line}: ${problems.join(' ')}`));
  }
}

const actionText: Readonly<Record<AbsenceImportRow['action'], string>> = {
  add: 'add',
  known: 'already entered',
  refuse: 'skipped',
};

function sentenceOf({ name, kind, from, to }: Output<'absences.add'>): string {
  const days = from === to ? `on ${from}` : `from ${from} to ${to}`;
  return `${name ?? 'an erased person'}, ${kind}, ${days}`;
}
