import { open, readFile, rm, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { ApiOf } from '../../../contract/contract.js';
import { Fault, isFault } from '../../../contract/fault.js';
import type { rosterCalls, RosterSource, RosterState } from '../../../contract/calls/roster.js';
import { openArchive, type Archive } from './archive.js';
import { folderAsArchive } from './folder.js';
import { planFolders, planTable, type PlanInput, type PlannedRow } from './plan.js';
import { readTable, type Table } from './table.js';
import { actorOf, audit } from '../../access/acting.js';
import type { PeopleContext } from '../people-data.js';
import { lookAt } from '../enrolment/enrolment-photos.js';

/** A table is read as a whole; one of this size has far more rows than are allowed. */
const mostTableBytes = 50 * 2 ** 20;

/** What is wrong with one person, and not with the machine. */
const ownFaults: readonly Fault['code'][] = ['already-enrolled', 'invalid-input', 'ambiguous'];

/** What a roster comes to, with its archive held open. */
interface Opened {
  readonly rows: PlannedRow[];
  readonly ignored: readonly string[];
  readonly archive: Archive | null;
}

/** Many people at once; the run itself outlives the screen that began it. */
export function rosterApi(context: PeopleContext): ApiOf<typeof rosterCalls> {
  const { data, transfers, roster, session } = context;
  const fileOf = (
    source: Exclude<RosterSource, { kind: 'folder' }>,
  ): { path: string; name: string } =>
    source.kind === 'upload'
      ? transfers.uploaded(source.uploadId)
      : { path: source.file, name: basename(source.file) };
  const plan = async (source: RosterSource, replace: boolean): Promise<Opened> => {
    const { people, settings } = await data();
    const known = people.list();
    const { schedules } = settings;
    if (source.kind === 'folder') {
      const files = source.uploadIds.map((uploadId) => transfers.uploaded(uploadId));
      return planned(folderAsArchive(files), { known, schedules, replace });
    }
    const { path, name } = fileOf(source);
    if (!(await isZip(path))) {
      const { rows, ignored } = await tableOf(path, name);
      const input = { known, schedules, replace, photos: null };
      return { rows: planTable(rows, input), ignored, archive: null };
    }
    const archive = await openArchive(path, name);
    try {
      return await planned(archive, { known, schedules, replace });
    } catch (error) {
      archive.close();
      throw error;
    }
  };
  return {
    'roster.plan': async ({ source, replace }) => {
      const { rows, ignored, archive } = await plan(source, replace);
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
      const actor = actorOf(session);
      const { rows, archive } = await plan(source, replace);
      const work = rows.filter(({ action }) => action === 'add' || action === 'change');
      const refused = rows.flatMap(({ line, name, problems }) =>
        problems.map(({ column, message }) => ({
          line,
          name,
          reason: column === null ? message : `${column}: ${message}`,
        })),
      );
      try {
        await audit(context, {
          action: 'roster.start',
          target: null,
          after: { people: work.length, refused: refused.length, consent: 'given elsewhere' },
        });
        roster.start({
          total: work.length,
          refused,
          one: (index, state) => oneOf(context, work[index]!, archive, state),
          end: async ({ state, done, added, changed }) => {
            archive?.close();
            if (source.kind === 'upload') await transfers.drop(source.uploadId);
            if (source.kind === 'folder') {
              for (const uploadId of source.uploadIds) await transfers.drop(uploadId);
            }
            // Whoever began it may have signed out meanwhile.
            await (
              await data()
            ).audit.record(actor, {
              action: 'roster.end',
              target: null,
              after: { state, people: done, added, changed },
            });
          },
        });
      } catch (error) {
        archive?.close();
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

/** Rows of an archive's table, or of its folders where it has none. */
async function planned(archive: Archive, by: Omit<PlanInput, 'photos'>): Promise<Opened> {
  const input = { ...by, photos: archive.photos };
  if (archive.table === null) return { rows: planFolders(input), ignored: [], archive };
  const { rows, ignored } = readTable(await archive.readTable(), archive.table);
  return { rows: planTable(rows, input), ignored, archive };
}

/** One person's problem does not end the import; a full disk does. */
async function oneOf(
  context: PeopleContext,
  row: PlannedRow,
  archive: Archive | null,
  state: RosterState,
): Promise<'added' | 'changed' | null> {
  try {
    return await carryOut(context, row, archive, state);
  } catch (error) {
    if (!isFault(error) || !ownFaults.includes(error.code)) throw error;
    state.refused.push({ line: row.line, name: row.name, reason: error.message });
    return null;
  }
}

/** One person of the roster; what of it cannot be taken is added to the state. */
async function carryOut(
  { data, vision, transfers }: PeopleContext,
  { line, name, subjectId, details, pin, photos }: PlannedRow,
  archive: Archive | null,
  state: RosterState,
): Promise<'added' | 'changed' | null> {
  const { people, settings } = await data();
  const { number } = details;
  const refuse = (reason: string): void => {
    state.refused.push({ line, name, reason });
  };
  const looked = await unpacked(photos, archive, transfers, (files) =>
    lookAt(files, vision(), settings.keepsPhotos),
  );
  let id = subjectId;
  if (looked.offered.length > 0) {
    const report = await people.enrol({ name: id ?? name, replace: id !== null }, looked, {
      details,
    });
    // Whoever is there already stays, also where none of the new photos can be used.
    id = report.subjectId ?? subjectId;
    state.warnings.push(...report.warnings.map((warning) => `${name}: ${warning}`));
    for (const { file, reason } of report.refused) refuse(`${file}: ${reason}`);
  } else {
    for (const { source, reason } of looked.unreadable) refuse(`${source}: ${reason}`);
  }
  if (id === null) {
    if (pin === null || number === undefined) {
      refuse('was not added, since no photo could be used');
      return null;
    }
    await people.addWithPin(name, number, pin, details);
    return 'added';
  }
  if (subjectId !== null) await people.setDetails(id, details);
  const holder = people.detailsOf(id).number;
  if (pin !== null && holder !== null) await people.setPin(id, holder, pin);
  return subjectId === null ? 'added' : 'changed';
}

/** Photos as files for as long as `look` needs them; sources are told as in the archive. */
async function unpacked(
  photos: readonly string[],
  archive: Archive | null,
  transfers: PeopleContext['transfers'],
  look: (files: readonly string[]) => ReturnType<typeof lookAt>,
): ReturnType<typeof lookAt> {
  const files = new Map<string, string>();
  const unreadable: { source: string; code: Fault['code']; reason: string }[] = [];
  try {
    for (const photo of photos) {
      const file = (await transfers.newFile()) + extname(photo);
      files.set(file, photo);
      try {
        await archive!.unpack(photo, file);
      } catch (error) {
        if (!isFault(error)) throw error;
        unreadable.push({ source: photo, code: error.code, reason: error.message });
        files.delete(file);
        await rm(file, { force: true });
      }
    }
    const looked = await look([...files.keys()]);
    const named = <Sample extends { source: string }>(sample: Sample): Sample => ({
      ...sample,
      source: files.get(sample.source)!,
    });
    return {
      offered: looked.offered.map(named),
      unreadable: [
        ...unreadable,
        ...looked.unreadable.map((one) => ({
          ...named(one),
          reason: one.reason.replaceAll(one.source, files.get(one.source)!),
        })),
      ],
    };
  } finally {
    // Kept photos are sealed ones.
    for (const file of files.keys()) await rm(file, { force: true });
  }
}

/** Whether a file begins as ZIP files do. @throws Fault `not-found`. */
async function isZip(path: string): Promise<boolean> {
  try {
    const handle = await open(path, 'r');
    try {
      const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
      return buffer.toString('latin1') === 'PK';
    } finally {
      await handle.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Fault('not-found', `There is no file ${path}.`, { cause: error });
  }
}

async function tableOf(path: string, name: string): Promise<Table> {
  const { size } = await stat(path);
  if (size > mostTableBytes) {
    throw new Fault('invalid-input', `${name} is too large for a table of people.`);
  }
  return readTable(await readFile(path), name);
}
