import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { counted } from '../../../contract/plural.js';
import type { Client } from '../../../contract/transport/connect.js';
import type { Output } from '../../../contract/contract.js';
import { printPlan, waitForImport } from './roster.js';
import { withClient } from './session.js';
import type { Terminal } from './terminal.js';
import { notEmpty, wholeNumber } from './values.js';

/** Description of the argument that names a connector. */
export const nameText = 'Name of the connector, as listed by "rollcall connectors"';

interface PeopleOptions {
  readonly apply?: boolean;
  readonly maxLeaving?: number;
}

/** Adds `connectors people`. */
export function addConnectorPeople(connectors: Command): void {
  connectors
    .command('people')
    .argument('<name>', nameText, notEmpty)
    .option('--apply', 'Change the people here; without it, only show what would change')
    .option(
      '--max-leaving <number>',
      'How many may leave at once (default: a tenth of the people, at least 3)',
      wholeNumber(0),
    )
    .description('Add and update people from an HR system or a table; mark the others as left')
    .action((name: string, { apply = false, maxLeaving }: PeopleOptions, command: Command) =>
      withClient(command, async (client, terminal) => {
        const found = await client['connectors.people']({ name, maxLeaving });
        const { problem, withoutNumber } = found;
        if (withoutNumber > 0) {
          terminal.note(
            `${counted(withoutNumber, 'person has', 'people have')} no employee number there and are left out.`,
          );
        }
        if (problem !== null) {
          terminal.exitCode = 1;
          terminal.note(problem);
          return;
        }
        await withTableFile(found.table, (file) => importPeople(client, terminal, file, apply));
        await leave(client, terminal, found, apply);
      }),
    );
}

/** The import reads a file, which is erased at once, since it has names. */
async function withTableFile(table: string, run: (file: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-people-'));
  try {
    const file = join(folder, 'people.csv');
    await writeFile(file, table, { mode: 0o600 });
    await run(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function importPeople(
  client: Client,
  terminal: Terminal,
  file: string,
  apply: boolean,
): Promise<void> {
  const choice = { source: { kind: 'file' as const, file }, replace: false };
  if (!apply) {
    printPlan(await client['roster.plan'](choice), terminal);
    return;
  }
  await client['roster.start']({ ...choice, differentFaces: false, consentGiven: false });
  await waitForImport(client, terminal);
}

async function leave(
  client: Client,
  terminal: Terminal,
  { leaving }: Output<'connectors.people'>,
  apply: boolean,
): Promise<void> {
  if (leaving.length === 0) return;
  terminal.table(
    leaving,
    [apply ? 'Left' : 'Would leave', 'Number'],
    leaving.map(({ name, number }) => [name, number ?? '']),
  );
  if (!apply) return;
  for (const { subjectId } of leaving) await client['people.leave']({ who: subjectId });
}
