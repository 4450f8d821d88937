import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { LayoutId } from '../../../contract/calls/exports.js';
import { withClient } from './session.js';
import type { Terminal } from './terminal.js';

interface ExportArguments {
  layout: LayoutId;
  from?: string;
  to?: string;
  zone?: string;
  out?: string;
  format: 'csv' | 'xlsx';
  preset: 'standard' | 'excel';
  separator?: ',' | ';' | '\t';
  decimal: '.' | ',';
  dates: 'iso' | 'dmy-dots' | 'dmy-slashes' | 'mdy-slashes';
  formulas?: boolean;
  set: Record<string, string>;
}

const layoutIds = [
  'punches',
  'days',
  'frappe',
  'odoo',
  'orangehrm',
  'kimai',
  'bamboohr',
  'adp',
  'quickbooks-iif',
];

/** `export`, `export verify`, `export layouts`. */
export function addExportCommands(program: Command): void {
  const command = program
    .command('export')
    .addOption(
      new Option('--layout <layout>', 'who reads it').choices(layoutIds).default('punches'),
    )
    .option('--from <day>', 'first day, such as 2026-03-01')
    .option('--to <day>', 'last day, included')
    .option('--zone <zone>', 'tell times in this IANA zone (default: that of each punch)')
    .option('--out <file>', 'the file to write, with its footer beside it (default: to the screen)')
    .addOption(new Option('--format <format>').choices(['csv', 'xlsx']).default('csv'))
    .addOption(
      new Option('--preset <preset>', 'excel: byte order mark and ";"')
        .choices(['standard', 'excel'])
        .default('standard'),
    )
    .addOption(new Option('--separator <sign>').choices([',', ';', 'tab']))
    .addOption(new Option('--decimal <sign>').choices(['.', ',']).default('.'))
    .addOption(
      new Option('--dates <format>')
        .choices(['iso', 'dmy-dots', 'dmy-slashes', 'mdy-slashes'])
        .default('iso'),
    )
    .option('--no-formulas', 'leave values alone that a spreadsheet would run')
    .option('--set <name=value>', 'a parameter of the layout; may be repeated', parameter, {})
    .description('write attendance for payroll')
    .addHelpText(
      'after',
      '\nExamples:\n  rollcall export --layout days --from 2026-03-01 --to 2026-03-31 --out march.csv\n  rollcall export --layout adp --set companyCode=ABC --out adp.csv',
    )
    .action((given: ExportArguments, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { layout, from, to, zone, out, format, preset, decimal, dates, set } = given;
        const separator =
          (given.separator as string | undefined) === 'tab' ? '\t' : given.separator;
        const request = {
          layout,
          from,
          to,
          zone,
          parameters: set,
          options: {
            format,
            preset,
            separator,
            decimalSign: decimal,
            dateFormat: dates,
            neutraliseFormulas: given.formulas !== false,
          },
        };
        if (out !== undefined) {
          const done = await client['files.export']({ ...request, out });
          terminal.result(
            done,
            `${done.rows} rows written to ${done.out}, proved by ${done.footer}`,
          );
          tellOmitted(done, terminal);
          return;
        }
        const folder = await mkdtemp(join(tmpdir(), 'rollcall-'));
        try {
          const file = join(folder, 'export');
          tellOmitted(await client['files.export']({ ...request, out: file }), terminal);
          await pipeline(createReadStream(file), process.stdout, { end: false });
        } finally {
          await rm(folder, { recursive: true });
        }
      }),
    );

  command
    .command('verify')
    .argument('<file>', 'an exported file with its footer beside it')
    .description('prove that an export is as it was written here')
    .action((file: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const check = await client['files.verifyExport']({ file });
        if (!check.ok) terminal.exitCode = 1;
        terminal.result(check, check.problem ?? `${file} is as it was exported.`);
      }),
    );

  command
    .command('layouts')
    .description('list the layouts, their columns and parameters')
    .action((_options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const layouts = await client['exports.layouts']({});
        terminal.table(
          layouts,
          ['Layout', 'For', 'Parameters', 'Columns'],
          layouts.map(({ id, title, parameters, columns }) => [
            id,
            title,
            parameters
              .map(({ name, default: usual }) => `${name}${usual === null ? '*' : ''}`)
              .join(' '),
            columns.join(' '),
          ]),
        );
      }),
    );
}

function tellOmitted(
  {
    omitted,
    omittedCount,
  }: {
    readonly omitted: readonly {
      subjectId: string;
      name: string | null;
      day: string;
      reason: string;
    }[];
    readonly omittedCount: number;
  },
  terminal: Terminal,
): void {
  if (omittedCount === 0) return;
  terminal.note(`${omittedCount} left out, since the layout has no place for them:`);
  for (const { subjectId, name, day, reason } of omitted) {
    terminal.note(`  ${name ?? subjectId}, ${day}: ${reason}`);
  }
  if (omittedCount > omitted.length) terminal.note(`  and ${omittedCount - omitted.length} more`);
}

function parameter(text: string, before: Record<string, string>): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1)
    throw new InvalidArgumentError('It must be a name and a value, such as companyCode=ABC.');
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}
