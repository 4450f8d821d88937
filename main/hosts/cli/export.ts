import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { LayoutId, type ExportRequest } from '../../../contract/calls/exports.js';
import type { Output } from '../../../contract/contract.js';
import { Fault, isFault } from '../../../contract/fault.js';
import { counted } from '../../../contract/plural.js';
import type { Client } from '../../../contract/transport/connect.js';
import { canAsk, confirmed } from './confirm.js';
import { withClient } from './session.js';
import type { Terminal } from './terminal.js';
import { notEmpty } from './values.js';

interface ExportOptions {
  layout: LayoutId;
  from?: string;
  to?: string;
  zone?: string;
  department?: string;
  out?: string;
  format: 'csv' | 'xlsx';
  preset: 'standard' | 'excel';
  separator?: ',' | ';' | 'tab';
  decimal: '.' | ',';
  dates: 'iso' | 'dmy-dots' | 'dmy-slashes' | 'mdy-slashes';
  formulas: boolean;
  set?: Record<string, string>;
  force?: boolean;
}

/** Adds `export` with its subcommands. */
export function addExportCommands(program: Command): void {
  const command = addExport(program);
  addExportVerify(command);
  addExportLayouts(command);
}

function addExport(program: Command): Command {
  return program
    .command('export')
    .addOption(
      new Option('--layout <layout>', 'Program that will import the file')
        .choices(LayoutId.options)
        .default('punches'),
    )
    .option('--from <day>', 'First day, such as 2026-03-01')
    .option('--to <day>', 'Last day (inclusive)')
    .option('--department <name>', 'Only people of this department', notEmpty)
    .option('--zone <zone>', 'IANA time zone of all times (default: the zone of each punch)')
    .option(
      '--out <file>',
      'File to write, with a signed footer (default: standard output)',
      notEmpty,
    )
    .addOption(
      new Option('--format <format>', 'File format').choices(['csv', 'xlsx']).default('csv'),
    )
    .addOption(
      new Option('--preset <preset>', '"excel" adds a byte order mark and uses semicolons')
        .choices(['standard', 'excel'])
        .default('standard'),
    )
    .addOption(
      new Option('--separator <sign>', 'Column separator, if not that of the preset').choices([
        ',',
        ';',
        'tab',
      ]),
    )
    .addOption(new Option('--decimal <sign>', 'Decimal sign').choices(['.', ',']).default('.'))
    .addOption(
      new Option('--dates <format>', 'Date format')
        .choices(['iso', 'dmy-dots', 'dmy-slashes', 'mdy-slashes'])
        .default('iso'),
    )
    .option('--no-formulas', 'Do not protect values that a spreadsheet would run as formulas')
    .option('--force', 'Overwrite an existing file and its footer without asking')
    .option('--set <name=value>', 'Set a parameter of the layout (repeatable)', parameter)
    .description('Export attendance for payroll')
    .addHelpText(
      'after',
      '\nExamples:\n  rollcall export --layout days --from 2026-03-01 --to 2026-03-31 --out march.csv\n  rollcall export --layout adp --set companyCode=ABC --out adp.csv',
    )
    .action((options: ExportOptions, command: Command) =>
      withClient(command, async (client, terminal) => {
        const request = requestOf(options);
        if (options.out === undefined) {
          await printExport(client, request, terminal);
          return;
        }
        const out = options.out;
        const done = await exportTo(client, { ...request, out }, options.force === true);
        if (done === null) {
          terminal.note(`Nothing was exported. ${out} is unchanged.`);
          terminal.exitCode = 1;
          return;
        }
        terminal.result(
          done,
          `Wrote ${counted(done.rows, 'row')} to ${done.out}. The signed footer is ${done.footer}.`,
        );
        noteOmitted(done, terminal);
      }),
    );
}

function addExportVerify(command: Command): void {
  command
    .command('verify')
    .argument('<file>', 'Exported file, with its footer next to it', notEmpty)
    .description('Check that an exported file was not changed')
    .action((file: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const check = await client['files.verifyExport']({ file });
        if (!check.ok) terminal.exitCode = 1;
        terminal.result(
          check,
          check.problem === null
            ? `${file} is unchanged since the export.`
            : `${file}: ${check.problem}`,
        );
      }),
    );
}

function addExportLayouts(command: Command): void {
  command
    .command('layouts')
    .description('List layouts with their columns and parameters')
    .action((_options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const layouts = await client['exports.layouts']({});
        terminal.table(
          layouts,
          ['Layout', 'Program', 'Parameters (*: required)', 'Columns'],
          layouts.map(({ id, title, parameters, columns }) => [
            id,
            title,
            parameters.map((one) => `${one.name}${one.default === null ? '*' : ''}`).join(' '),
            columns.join(' '),
          ]),
        );
      }),
    );
}

function requestOf(options: ExportOptions): ExportRequest {
  const {
    layout,
    from,
    to,
    zone,
    department,
    format,
    preset,
    separator,
    decimal,
    dates,
    formulas,
  } = options;
  return {
    layout,
    from,
    to,
    zone,
    department,
    parameters: options.set ?? {},
    options: {
      format,
      preset,
      separator: separator === 'tab' ? '\t' : separator,
      decimalSign: decimal,
      dateFormat: dates,
      neutraliseFormulas: formulas,
    },
  };
}

/**
 * Exports to a file. An existing one is only overwritten if the person agrees.
 * @returns null if they do not.
 * @throws Fault `file-exists` where no one can be asked.
 */
export async function exportTo(
  client: Client,
  request: Omit<Parameters<Client['files.export']>[0], 'overwrite'>,
  isForced: boolean,
): Promise<Output<'files.export'> | null> {
  try {
    return await client['files.export']({ ...request, overwrite: isForced });
  } catch (error) {
    if (!isFault(error) || error.code !== 'file-exists') throw error;
    const { out } = request;
    if (!canAsk()) {
      throw new Fault(
        'file-exists',
        `${out} or its footer already exists. Name another file with --out, or add --force to overwrite both.`,
        { cause: error },
      );
    }
    const isAgreed = await confirmed(`${out} or its footer already exists. Overwrite both?`);
    return isAgreed ? client['files.export']({ ...request, overwrite: true }) : null;
  }
}

/** The services write exports only to files, so that none has to be held in memory. */
async function printExport(
  client: Client,
  request: ExportRequest,
  terminal: Terminal,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-'));
  try {
    const file = join(folder, 'export');
    noteOmitted(await client['files.export']({ ...request, out: file }), terminal);
    await pipeline(createReadStream(file), process.stdout, { end: false });
  } finally {
    await rm(folder, { recursive: true });
  }
}

function noteOmitted(
  {
    rows,
    omitted,
    omittedCount,
  }: Pick<Output<'files.export'>, 'rows' | 'omitted' | 'omittedCount'>,
  terminal: Terminal,
): void {
  if (rows === 0) {
    terminal.note(
      `The export has no rows, because ${omittedCount === 0 ? 'no one has attendance on these days' : 'none of them could be exported'}.`,
    );
  }
  if (omittedCount === 0) return;
  terminal.note(`Left out ${counted(omittedCount, 'row')} that the layout cannot express:`);
  for (const { subjectId, name, day, reason } of omitted) {
    terminal.note(`  ${name ?? subjectId}, ${day}: ${reason}`);
  }
  if (omittedCount > omitted.length) terminal.note(`  and ${omittedCount - omitted.length} more`);
}

function parameter(text: string, previous: Record<string, string> = {}): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) {
    throw new InvalidArgumentError('It must be a name and a value, such as companyCode=ABC.');
  }
  return { ...previous, [text.slice(0, at)]: text.slice(at + 1) };
}
