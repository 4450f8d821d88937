import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { InvalidArgumentError, type Command } from 'commander';
import type { RosterEncoding, RosterLeftOut, RosterRow } from '../../../contract/calls/roster.js';
import {
  encodingLabel,
  encodingNamed,
  encodings,
  type TextEncoding,
} from '../../../contract/text-encoding.js';
import type { Output } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { labelOf } from '../../../contract/labels.js';
import type { Client } from '../../../contract/transport/connect.js';
import { noteLeftOut } from './left-out.js';
import { withClient } from './session.js';
import type { Terminal } from './terminal.js';
import { notEmpty } from './values.js';

interface ImportOptions {
  readonly dryRun?: boolean;
  readonly replace?: boolean;
  readonly differentFaces?: boolean;
  readonly consentGiven?: boolean;
  readonly encoding?: TextEncoding;
}

/** Adds `import`. */
export function addRosterCommand(program: Command): void {
  program
    .command('import')
    .argument(
      '<file>',
      'CSV or XLSX table, or a ZIP file with photos and optionally a table',
      notEmpty,
    )
    .option('--dry-run', 'Show what the import would do with each row')
    .option('--replace', 'Replace the templates of people whose photos are in the file')
    .option('--different-faces', 'With --replace: also if the photos show another face')
    .option(
      '--consent-given',
      'Confirm that everyone with photos has agreed to face recognition (not needed without photos)',
    )
    .option(
      '--encoding <name>',
      'Encoding of text that is not Unicode, such as windows-1251; detected if left out',
      encodingOf,
    )
    .description('Add or update many people')
    .addHelpText(
      'after',
      '\nColumns: number, name (or first name and last name), department, email, pin, code, schedule, photos. A person whose number has letters needs a code of digits for the PIN pad; one is made if there is none.\n\nExamples:\n  rollcall import staff.zip --dry-run\n  rollcall import staff.zip --consent-given',
    )
    .action((file: string, options: ImportOptions, command: Command) =>
      withClient(command, async (client, terminal) => {
        const source = { kind: 'file', file: resolve(file) } as const;
        const { encoding = null } = options;
        const choice = { source, replace: options.replace === true, encoding };
        if (options.dryRun === true) {
          printPlan(await client['roster.plan'](choice), terminal);
        } else {
          await client['roster.start']({
            ...choice,
            differentFaces: options.differentFaces === true,
            consentGiven: options.consentGiven === true,
          });
          await waitForImport(client, terminal);
        }
      }),
    );
}

const actionNames: Readonly<Record<RosterRow['action'], string>> = {
  add: 'add',
  change: 'update',
  done: 'nothing to change',
  refuse: 'refuse',
};

/** More rows as a table would be slow to draw and long to read. */
const maxRows = 200;

/** Whether a row, or a file of it, is left out. */
function isIncomplete({ action, leftOut }: RosterRow): boolean {
  return action === 'refuse' || leftOut.length > 0;
}

/** Refused rows, then those with files that are left out, then others, in the order of the file. */
function shortened(rows: readonly RosterRow[]): RosterRow[] {
  const weightOf = (row: RosterRow): number =>
    row.action === 'refuse' ? 2 : Number(isIncomplete(row));
  return [...rows].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, maxRows);
}

/** Prints what an import would do with each row. */
function printPlan(
  { rows, leftOut, ignoredColumns, encodings: used, needsConsent }: Output<'roster.plan'>,
  terminal: Terminal,
): void {
  const hasCodes = rows.some(({ code }) => code !== null);
  const shown = rows.length > maxRows && !terminal.isJson ? shortened(rows) : rows;
  terminal.table(
    shown,
    ['Line', 'Number', ...(hasCodes ? ['Code'] : []), 'Name', 'Action', 'Photos', 'Problems'],
    shown.map(({ line, number, code, name, action, photos, ...row }) => [
      line === null ? '' : String(line),
      number ?? '',
      ...(hasCodes ? [code ?? ''] : []),
      name,
      actionNames[action],
      String(photos),
      remarksOn(row).join('\n'),
    ]),
    'The file lists no people, so there is nothing to import.',
  );
  if (shown.length < rows.length) noteHidden(rows, shown.length, terminal);
  for (const encoding of used) noteEncoding(encoding, terminal);
  if (ignoredColumns.length > 0) terminal.note(`Ignored columns: ${ignoredColumns.join(', ')}.`);
  printLeftOut(leftOut, terminal);
  if (needsConsent) {
    terminal.note('To import, add --consent-given if everyone with photos has agreed.');
  }
  if (rows.some(isIncomplete)) terminal.exitCode = 1;
}

/** Says how many rows there are of each kind, if not all are shown. */
function noteHidden(rows: readonly RosterRow[], shown: number, terminal: Terminal): void {
  const counts = Object.entries(actionNames)
    .map(([action, name]) => [rows.filter((row) => row.action === action).length, name] as const)
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${name} ${count}`);
  terminal.note(
    `${rows.length} rows: ${counts.join(', ')}. ${shown} are shown, those with problems first; --json prints all.`,
  );
}

/** A sentence for each problem of a row, for each file that is left out, and for each note. */
function remarksOn({
  problems,
  leftOut,
  notes,
}: Pick<RosterRow, 'problems' | 'leftOut' | 'notes'>): string[] {
  return [
    ...problems.map(({ column, message }) => (column === null ? message : `${column}: ${message}`)),
    ...leftOut.map(({ file, reason }) => `${file} is left out: ${reason}`),
    ...notes,
  ];
}

/** Prints the files of no row: photos one by one, as refusals; others together. */
function printLeftOut(leftOut: readonly RosterLeftOut[], terminal: Terminal): void {
  for (const { file, reason } of leftOut.filter(({ isPhoto }) => isPhoto)) {
    terminal.refuse(file, new Fault('unreadable-image', `${file} is left out: ${reason}.`));
  }
  noteLeftOut(
    leftOut.filter(({ isPhoto }) => !isPhoto),
    terminal,
  );
}

/** Shows how text was decoded, with samples. Text in ASCII only needs no check. */
function noteEncoding(
  { of, encoding, isGuess, samples }: RosterEncoding,
  terminal: Terminal,
): void {
  if (samples.length === 0) return;
  const how = isGuess ? ' (detected; if this looks wrong, choose another one with --encoding)' : '';
  terminal.note(`Encoding of the ${of}: ${encodingLabel(encoding)}${how}.`);
  for (const sample of samples) terminal.note(`  ${sample}`);
}

/** Parses the name of an encoding, such as `cp1252` or `Shift_JIS`. */
function encodingOf(name: string): TextEncoding {
  const encoding = encodingNamed(name);
  if (encoding === null) {
    throw new InvalidArgumentError(
      `It must be one of ${encodings.map(({ id }) => id).join(', ')}.`,
    );
  }
  return encoding;
}

/** How the services name the option, for screens. */
const onScreen = `choose “${labelOf('differentFaces')}”`;

/** Waits for the end of the import and prints its results. */
async function waitForImport(client: Client, terminal: Terminal): Promise<void> {
  let state = await client['roster.state']({});
  while (state.state === 'running') {
    terminal.progress(state.done, state.total);
    await pause(200);
    state = await client['roster.state']({});
  }
  for (const warning of state.warnings) terminal.note(warning);
  for (const { line, name, reason } of state.refused) {
    const sentence = reason.replace(onScreen, 'add --different-faces');
    terminal.refuse(
      name,
      new Error(`${line === null ? '' : `line ${line}, `}${name}: ${sentence}`),
    );
  }
  printLeftOut(state.leftOut, terminal);
  if (state.problem !== null) terminal.refuse(null, new Error(state.problem));
  terminal.result(
    state,
    `${state.added} added, ${state.changed} changed, ${state.refused.length} refused.`,
  );
}
