import { open, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ApiOf } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import type { rosterCalls, RosterSource } from '../../../contract/calls/roster.js';
import { maxTableBytes, openArchive, type Archive } from './archive.js';
import { folderAsArchive } from './folder.js';
import { importPerson } from './import-person.js';
import { planFolders, planTable, type PlanInput, type PlannedRow } from './plan.js';
import { readTable, type Table } from './table.js';
import { withFileFaults } from '../../storage/file-faults.js';
import { actorOf, audit } from '../../access/acting.js';
import type { PeopleContext } from '../people-data.js';

/** The rows of a roster, with its archive still open. */
interface OpenedRoster {
  readonly rows: PlannedRow[];
  readonly ignored: readonly string[];
  readonly archive: Archive | null;
}

/** Importing many people at once. An import continues if the screen that started it is closed. */
export function rosterApi(context: PeopleContext): ApiOf<typeof rosterCalls> {
  const { roster } = context;
  return {
    'roster.plan': async ({ source, replace }) => {
      const { rows, ignored, archive } = await openRoster(context, source, replace);
      archive?.close();
      return {
        ignoredColumns: [...ignored],
        rows: rows.map(({ line, number, name, action, photos, problems }) => ({
          line,
          number,
          name,
          action,
          problems,
          photos: photos.length,
        })),
      };
    },
    'roster.start': async ({ source, replace }) => {
      const opened = await openRoster(context, source, replace);
      try {
        await startImport(context, source, opened);
      } catch (error) {
        opened.archive?.close();
        throw error;
      }
      return {};
    },
    'roster.state': () => Promise.resolve(roster.state),
    'roster.cancel': () => {
      roster.cancel();
      return Promise.resolve({});
    },
  };
}

/** Plans a roster from a table, a ZIP file or a folder. */
async function openRoster(
  { data, transfers }: PeopleContext,
  source: RosterSource,
  replace: boolean,
): Promise<OpenedRoster> {
  const { people, settings } = await data();
  const known = people.list();
  const { schedules } = settings;
  if (source.kind === 'folder') {
    const files = source.uploadIds.map((uploadId) => transfers.uploaded(uploadId));
    return planArchive(folderAsArchive(files), { known, schedules, replace });
  }
  const { path, name } =
    source.kind === 'upload'
      ? transfers.uploaded(source.uploadId)
      : { path: source.file, name: basename(source.file) };
  if (!(await isZip(path))) {
    const { rows, ignored } = await readTableFile(path, name);
    const input = { known, schedules, replace, photos: null };
    return { rows: planTable(rows, input), ignored, archive: null };
  }
  const archive = await openArchive(path, name);
  try {
    return await planArchive(archive, { known, schedules, replace });
  } catch (error) {
    archive.close();
    throw error;
  }
}

/** Plans the table of an archive, or its folders if it has no table. */
async function planArchive(archive: Archive, by: Omit<PlanInput, 'photos'>): Promise<OpenedRoster> {
  const input = { ...by, photos: archive.photos };
  if (archive.table === null) return { rows: planFolders(input), ignored: [], archive };
  const { rows, ignored } = readTable(await archive.readTable(), archive.table);
  return { rows: planTable(rows, input), ignored, archive };
}

/** Records the import in the audit log and starts it. */
async function startImport(
  context: PeopleContext,
  source: RosterSource,
  { rows, archive }: OpenedRoster,
): Promise<void> {
  const { data, transfers, roster, session } = context;
  const actor = actorOf(session);
  const accepted = rows.filter(({ action }) => action === 'add' || action === 'change');
  const refused = rows.flatMap(({ line, name, problems }) =>
    problems.map(({ column, message }) => ({
      line,
      name,
      reason: column === null ? message : `${column}: ${message}`,
    })),
  );
  await audit(context, {
    action: 'roster.start',
    target: null,
    after: { people: accepted.length, refused: refused.length, consent: 'given elsewhere' },
  });
  const uploadIds =
    source.kind === 'upload' ? [source.uploadId] : source.kind === 'folder' ? source.uploadIds : [];
  roster.start({
    total: accepted.length,
    refused,
    importPerson: (index, state) => importPerson(context, accepted[index]!, archive, state),
    onEnd: async ({ state, done, added, changed }) => {
      archive?.close();
      for (const uploadId of uploadIds) await transfers.drop(uploadId);
      // The person who started the import may have signed out since then.
      await (
        await data()
      ).audit.record(actor, {
        action: 'roster.end',
        target: null,
        after: { state, people: done, added, changed },
      });
    },
  });
  // The import continues if the session ends.
  for (const uploadId of uploadIds) transfers.take(uploadId);
}

/** Whether a file starts like a ZIP file. @throws Fault as `withFileFaults`. */
async function isZip(path: string): Promise<boolean> {
  return withFileFaults(path, async () => {
    const handle = await open(path, 'r');
    try {
      const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
      return buffer.toString('latin1') === 'PK';
    } finally {
      await handle.close();
    }
  });
}

/** @param name of the file, for messages. @throws Fault `invalid-input` as `readTable`. */
async function readTableFile(path: string, name: string): Promise<Table> {
  const { size } = await stat(path);
  if (size > maxTableBytes) {
    throw new Fault(
      'invalid-input',
      `${name} is larger than ${maxTableBytes / 2 ** 20} MB. Divide the table into several files.`,
    );
  }
  return readTable(await readFile(path), name);
}
