import { open, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ApiOf } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { labelOf } from '../../../contract/labels.js';
import { isUtf8 } from './text-encoding.js';
import type { TextEncoding } from '../../../contract/text-encoding.js';
import type { rosterCalls, RosterEncoding, RosterSource } from '../../../contract/calls/roster.js';
import { maxTableBytes, openArchive, type Archive } from './archive.js';
import { folderAsArchive } from './folder.js';
import { importPerson } from './import-person.js';
import { planFolders } from './plan-folders.js';
import { planTable, type Plan, type PlanInput, type PlannedRow } from './plan.js';
import { findFiles } from './found-files.js';
import { isZip, readTable, type Table, type UsedEncoding } from './table.js';
import { isWorkbook } from './workbook.js';
import { withFileFaults } from '../../storage/file-faults.js';
import { actorOf, audit } from '../../access/acting.js';
import type { PeopleContext } from '../people-data.js';

/** The rows of a roster, with its archive still open. */
interface OpenedRoster extends Plan {
  readonly ignored: readonly string[];
  readonly encodings: readonly RosterEncoding[];
  readonly archive: Archive | null;
}

/** The options that a person chose for an import. */
interface Choice {
  readonly replace: boolean;
  /** Null to detect it. */
  readonly encoding: TextEncoding | null;
}

/** Importing many people at once. An import continues if the screen that started it is closed. */
export function rosterApi(context: PeopleContext): ApiOf<typeof rosterCalls> {
  const { roster } = context;
  return {
    'roster.plan': async ({ source, ...choice }) => {
      const opened = await openRoster(context, source, choice);
      const { rows, leftOut, ignored, encodings, archive } = opened;
      archive?.close();
      return {
        ignoredColumns: [...ignored],
        encodings: [...encodings],
        leftOut: [...leftOut],
        needsConsent: bringsPhotos(rows),
        rows: rows.map(({ line, number, code, name, action, photos, problems, ...row }) => ({
          line,
          number,
          code,
          name,
          action,
          problems,
          photos: photos.length,
          leftOut: [...row.leftOut],
          notes: [...row.notes],
        })),
      };
    },
    'roster.start': async ({ source, consentGiven, differentFaces, ...choice }) => {
      const opened = await openRoster(context, source, choice);
      try {
        if (bringsPhotos(opened.rows) && !consentGiven) throw consentMissing();
        await startImport(context, source, opened, differentFaces);
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
  { replace, encoding }: Choice,
): Promise<OpenedRoster> {
  const { people, settings } = await data();
  const by = { known: people.list(), schedules: settings.schedules, replace };
  if (source.kind === 'folder') {
    const files = source.uploadIds.map((uploadId) => transfers.uploaded(uploadId));
    return planArchive(folderAsArchive(files), 'The folder', by, encoding);
  }
  const { path, name } =
    source.kind === 'upload'
      ? transfers.uploaded(source.uploadId)
      : { path: source.file, name: basename(source.file) };
  if (!(await isArchive(path))) {
    const table = await readTableFile(path, name, encoding);
    const plan = planTable(table.rows, { ...by, files: null });
    return {
      ...plan,
      ignored: table.ignored,
      encodings: shownEncodings(table, null),
      archive: null,
    };
  }
  const archive = await openArchive(path, name, encoding);
  try {
    return await planArchive(archive, name, by, encoding);
  } catch (error) {
    archive.close();
    throw error;
  }
}

/** Plans the table of an archive, or its folders if it has no table. */
async function planArchive(
  archive: Archive,
  name: string,
  by: Omit<PlanInput, 'files'>,
  encoding: TextEncoding | null,
): Promise<OpenedRoster> {
  const table = await readArchivedTable(archive, encoding);
  const { files, leftOut } = await findFiles(archive, name);
  const input = { ...by, files };
  const plan = table === null ? planFolders(input) : planTable(table.rows, input);
  return {
    rows: plan.rows,
    leftOut: [...plan.leftOut, ...leftOut],
    ignored: table?.ignored ?? [],
    encodings: shownEncodings(table, archive),
    archive,
  };
}

/** The table of an archive; null if it has none. */
async function readArchivedTable(
  archive: Archive,
  encoding: TextEncoding | null,
): Promise<Table | null> {
  if (archive.table === null) return null;
  const bytes = await archive.readTable();
  // The choice may be meant for the file names only.
  return readTable(bytes, archive.table, isUtf8(bytes) ? null : encoding);
}

/** How the table and the file names were decoded. */
function shownEncodings(table: Table | null, archive: Archive | null): RosterEncoding[] {
  const names = archive?.names;
  const shown = ({ encoding, isGuess, samples }: UsedEncoding) => {
    return { encoding, isGuess, samples: [...samples] };
  };
  return [
    ...(table?.encoding == null ? [] : [{ of: 'table' as const, ...shown(table.encoding) }]),
    ...(names == null ? [] : [{ of: 'file names' as const, ...shown(names) }]),
  ];
}

/** Whether an import enrols anyone from photos. */
function bringsPhotos(rows: readonly PlannedRow[]): boolean {
  return rows.some(({ photos, action }) => isAccepted(action) && photos.length > 0);
}

function isAccepted(action: PlannedRow['action']): boolean {
  return action === 'add' || action === 'change';
}

function consentMissing(): Fault {
  const problem = 'is required: everyone with photos must have agreed to face recognition';
  return new Fault('invalid-input', `${labelOf('consentGiven')} ${problem}.`, {
    fields: [{ field: 'consentGiven', problem }],
  });
}

/** Records the import in the audit log and starts it. */
async function startImport(
  context: PeopleContext,
  source: RosterSource,
  { rows, leftOut, archive }: OpenedRoster,
  differentFaces: boolean,
): Promise<void> {
  const { data, transfers, roster, session } = context;
  const actor = actorOf(session);
  const accepted = rows.filter(({ action }) => isAccepted(action));
  const refused = rows.flatMap(({ line, name, problems, leftOut: own }) => [
    ...own.map(({ file, reason }) => ({ line, name, reason: `${file}: ${reason}` })),
    ...problems.map(({ column, message }) => ({
      line,
      name,
      reason: column === null ? message : `${column}: ${message}`,
    })),
  ]);
  await audit(context, {
    action: 'roster.start',
    target: null,
    after: {
      people: accepted.length,
      refused: refused.length,
      ...(bringsPhotos(rows) ? { consent: 'given elsewhere' } : {}),
      ...(differentFaces ? { differentFaces } : {}),
    },
  });
  const uploadIds =
    source.kind === 'upload' ? [source.uploadId] : source.kind === 'folder' ? source.uploadIds : [];
  roster.start({
    total: accepted.length,
    refused,
    leftOut: [...leftOut],
    importPerson: (index, state) =>
      importPerson(context, accepted[index]!, { archive, differentFaces }, state),
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

/** Whether a file is a ZIP file, but no workbook. @throws Fault as `withFileFaults`. */
async function isArchive(path: string): Promise<boolean> {
  return withFileFaults(path, async () => {
    const handle = await open(path, 'r');
    try {
      const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
      return isZip(buffer) && !(await isWorkbook(path));
    } finally {
      await handle.close();
    }
  });
}

/** @param name of the file, for messages. @throws Fault `invalid-input` as `readTable`. */
async function readTableFile(
  path: string,
  name: string,
  encoding: TextEncoding | null,
): Promise<Table> {
  const { size } = await stat(path);
  if (size > maxTableBytes) {
    throw new Fault(
      'invalid-input',
      `${name} is larger than ${maxTableBytes / 2 ** 20} MB. Divide the table into several files.`,
    );
  }
  return readTable(await readFile(path), name, encoding);
}
