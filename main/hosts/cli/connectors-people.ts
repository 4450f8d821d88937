import type { Command } from 'commander';
import { counted } from '../../../contract/plural.js';
import type { Client } from '../../../contract/transport/connect.js';
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
        if (apply) await applyList(client, terminal, name, maxLeaving);
        else await showList(client, terminal, name, maxLeaving);
      }),
    );
}

async function showList(
  client: Client,
  terminal: Terminal,
  name: string,
  maxLeaving: number | undefined,
): Promise<void> {
  const found = await client['connectors.people']({ name, maxLeaving });
  const { adding, changing, leaving, withoutNumber, problem } = found;
  if (withoutNumber > 0) {
    terminal.note(
      `${counted(withoutNumber, 'person has', 'people have')} no employee number there and are left out.`,
    );
  }
  const rows = [
    ...adding.map((one) => ['add', one] as const),
    ...changing.map((one) => ['change', one] as const),
    ...leaving.map((one) => ['mark as left', one] as const),
  ];
  if (terminal.isJson) terminal.result(found, '');
  else {
    terminal.table(
      rows.map(([, one]) => one),
      ['Would', 'Name', 'Number'],
      rows.map(([what, one]) => [what, one.name, one.number ?? '']),
      'Nothing would change.',
    );
  }
  if (problem === null) return;
  terminal.exitCode = 1;
  terminal.note(problem);
}

async function applyList(
  client: Client,
  terminal: Terminal,
  name: string,
  maxLeaving: number | undefined,
): Promise<void> {
  const done = await client['connectors.importPeople']({ name, maxLeaving });
  const { added, changed, left, refused, problem } = done;
  if (problem !== null) {
    terminal.exitCode = 1;
    terminal.note(problem);
    return;
  }
  const parts = [
    `${counted(added, 'person', 'people')} added`,
    `${changed} changed`,
    `${left} left`,
  ];
  terminal.result(done, `${parts.join(', ')}.`);
  for (const { name: person, reason } of refused) terminal.note(`${person}: ${reason}`);
  if (refused.length > 0) terminal.exitCode = 1;
}
