import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import type { RosterRow } from '../../../contract/calls/roster.js';
import type { Client } from '../../../contract/transport/connect.js';
import { withClient } from './session.js';
import type { Terminal } from './terminal.js';

/** `import`. */
export function addRosterCommand(program: Command): void {
  program
    .command('import')
    .argument('<file>', 'a CSV table, or a ZIP file with photos and perhaps a table')
    .option('--dry-run', 'say what each row would do, and change nothing')
    .option('--replace', 'new templates for people who have one, where there are photos of them')
    .option('--consent-given', 'everybody with photos has agreed')
    .description('add or change many people at once')
    .addHelpText(
      'after',
      '\nColumns: number, name, department, email, pin, schedule, photos.\n\nExamples:\n  rollcall import staff.zip --dry-run\n  rollcall import staff.zip --consent-given',
    )
    .action(
      (
        file: string,
        options: { dryRun?: boolean; replace?: boolean; consentGiven?: boolean },
        command: Command,
      ) =>
        withClient(command, async (client, terminal) => {
          const source = { kind: 'file', file: resolve(file) } as const;
          const choice = { source, replace: options.replace === true };
          if (options.dryRun === true) {
            const { rows, ignoredColumns } = await client['roster.plan'](choice);
            tellPlan(rows, ignoredColumns, terminal);
          } else {
            await client['roster.start']({
              ...choice,
              // The contract refuses it, with its reason, where the word is missing.
              consentGiven: (options.consentGiven === true) as true,
            });
            await follow(client, terminal);
          }
        }),
    );
}

function tellPlan(
  rows: readonly RosterRow[],
  ignored: readonly string[],
  terminal: Terminal,
): void {
  terminal.table(
    rows,
    ['Line', 'Number', 'Name', 'Would', 'Photos', 'Problems'],
    rows.map(({ line, number, name, action, photos, problems }) => [
      line === null ? '' : String(line),
      number ?? '',
      name,
      action === 'done' ? 'nothing, is there' : action,
      String(photos),
      problems
        .map(({ column, message }) => (column === null ? message : `${column}: ${message}`))
        .join('\n'),
    ]),
  );
  if (ignored.length > 0) terminal.note(`Columns that mean nothing here: ${ignored.join(', ')}.`);
  if (rows.some(({ action }) => action === 'refuse')) terminal.exitCode = 1;
}

/** Waits for the end of an import, and tells what became of it. */
async function follow(client: Client, terminal: Terminal): Promise<void> {
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
