import { resolve } from 'node:path';
import type { Command } from 'commander';
import { isFault } from '../../../contract/fault.js';
import type { Client } from '../../../contract/transport/connect.js';
import {
  presentList,
  readLastPresent,
  type LastPresent,
} from '../../attendance/days/last-present.js';
import { evacuationList } from './evacuation-list.js';
import { withClient } from './session.js';
import type { Terminal } from './terminal.js';

interface PresentOptions {
  readonly byDepartment?: boolean;
  readonly lastKnown?: boolean;
}

/** Adds `present`. */
export function addPresentCommand(program: Command): void {
  program
    .command('present')
    .option('--by-department', 'As a list to print for an evacuation')
    .option(
      '--last-known',
      'The list as last written, even while another process uses the data folder',
    )
    .description('Show who is clocked in')
    .action((options: PresentOptions, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { data } = command.optsWithGlobals<{ data: string }>();
        if (options.byDepartment !== true && options.lastKnown !== true) {
          await showTable(client, terminal);
          return;
        }
        const list =
          options.lastKnown === true
            ? await readLastPresent(resolve(data))
            : await listNow(client, resolve(data), terminal);
        terminal.result(list, evacuationList(list));
      }),
    );
}

/**
 * Who is in now; if the services do not answer, the list that they wrote last. In an emergency, an old list is better
 * than none.
 */
async function listNow(client: Client, folder: string, terminal: Terminal): Promise<LastPresent> {
  try {
    const people = await client['attendance.present']({});
    const { zone } = await client['settings.get']({});
    return presentList(people, zone);
  } catch (error) {
    if (!isFault(error)) throw error;
    const last = await readLastPresent(folder).catch(() => null);
    if (last === null) throw error;
    terminal.note(`${error.message} This is the list as last written.`);
    return last;
  }
}

async function showTable(client: Client, terminal: Terminal): Promise<void> {
  const people = await client['attendance.present']({});
  terminal.table(
    people,
    ['Name', 'ID', 'Department', 'In since', 'Kiosk'],
    people.map(({ name, subjectId, department, since, kioskId }) => [
      name ?? '(erased)',
      subjectId,
      department ?? '',
      `${since.day} ${since.time.slice(0, 5)}`,
      kioskId,
    ]),
    'No one is clocked in: everyone has clocked out, or clocked in longer ago than the maximum shift length.',
  );
}
