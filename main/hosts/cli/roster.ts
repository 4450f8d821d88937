import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import type { RosterRow } from '../../../contract/calls/roster.js';
import type { Client } from '../../../contract/transport/connect.js';
import { withClient } from './session.js';
import type { Terminal } from './terminal.js';
import { notEmpty } from './values.js';

interface ImportOptions {
  readonly dryRun?: boolean;
  readonly replace?: boolean;
  readonly consentGiven?: boolean;
}

/** Adds `import`. */
export function addRosterCommand(program: Command): void {
  program
    .command('import')
    .argument('<file>', 'CSV table, or a ZIP file with photos and optionally a table', notEmpty)
    .option('--dry-run', 'Show what the import would do with each row')
    .option('--replace', 'Replace the templates of people whose photos are in the file')
    .option('--consent-given', 'Confirm that everyone with photos has agreed to face recognition')
    .description('Add or update many people')
    .addHelpText(
      'after',
      '\nColumns: number, name, department, email, pin, schedule, photos.\n\nExamples:\n  rollcall import staff.zip --dry-run\n  rollcall import staff.zip --consent-given',
    )
    .action((file: string, options: ImportOptions, command: Command) =>
      withClient(command, async (client, terminal) => {
        const source = { kind: 'file', file: resolve(file) } as const;
        const choice = { source, replace: options.replace === true };
        if (options.dryRun === true) {
          const { rows, ignoredColumns } = await client['roster.plan'](choice);
          printPlan(rows, ignoredColumns, terminal);
        } else {
          await client['roster.start']({
            ...choice,
            // The contract refuses false, with the reason.
            consentGiven: (options.consentGiven === true) as true,
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

function printPlan(
  rows: readonly RosterRow[],
  ignored: readonly string[],
  terminal: Terminal,
): void {
  terminal.table(
    rows,
    ['Line', 'Number', 'Name', 'Action', 'Photos', 'Problems'],
    rows.map(({ line, number, name, action, photos, problems }) => [
      line === null ? '' : String(line),
      number ?? '',
      name,
      actionNames[action],
      String(photos),
      problems
        .map(({ column, message }) => (column === null ? message : `${column}: ${message}`))
        .join('\n'),
    ]),
    'The file lists no people, so there is nothing to import.',
  );
  if (ignored.length > 0) terminal.note(`Ignored columns: ${ignored.join(', ')}.`);
  if (rows.some(({ action }) => action === 'refuse')) terminal.exitCode = 1;
}

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
    terminal.refuse(name, new Error(`${line === null ? '' : `line ${line}, `}${name}: ${reason}`));
  }
  if (state.problem !== null) terminal.refuse(null, new Error(state.problem));
  terminal.result(
    state,
    `${state.added} added, ${state.changed} changed, ${state.refused.length} refused.`,
  );
}
