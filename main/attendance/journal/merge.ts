import { access } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { Settings } from '../../../contract/calls/settings.js';
import type { journalCalls } from '../../../contract/calls/journal.js';
import type { ApiOf, Output } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { actorOf } from '../../access/acting.js';
import { auditFirst } from '../../access/audit-first.js';
import { offsetText, systemZone, zonedTime } from '../../base/wall-clock.js';
import { readLineBlocks } from '../../storage/line-blocks.js';
import { emptyHead } from '../../storage/chain.js';
import { verifyChain } from '../../storage/verify-chain.js';
import { fileFault } from '../../storage/file-faults.js';
import { readForeignJson } from '../../storage/foreign-json.js';
import type { AttendanceContext } from '../attendance-context.js';
import type { AttendanceData } from '../attendance-data.js';
import type { OtherPerson } from '../directory.js';
import { readLine } from './entry-line.js';
import { Journal } from './journal.js';
import type { PunchTable } from './punch-table.js';
import type { StandingLook, StandingPunch } from './standing-punch.js';

/** The only field of another kiosk's settings that is used, in any version of their layout. */
const OwnId = v.pick(Settings, ['kioskId']);

type Merged = Output<'journal.merge'>;
type MergeData = Pick<AttendanceData, 'journal' | 'people' | 'settings'>;

/** The data of another kiosk that merging needs. */
interface OtherKiosk {
  readonly kioskId: string;
  readonly people: readonly OtherPerson[];
  readonly journal: Journal;
  /** File of the journal. */
  readonly path: string;
}

/** Several kiosks at one site. */
export function mergeApi(context: AttendanceContext): ApiOf<typeof journalCalls> {
  return {
    'journal.merge': async ({ folder }) => {
      const data = await context.data();
      const other = await openOther(folder, context.peopleIn);
      const { actor } = actorOf(context.session);
      const plan = planMerge(data, other);
      const merged = reportOf(plan, other);
      const { kioskId, imported, withdrawn, unknown } = merged;
      const entry = {
        action: 'journal.merge',
        target: kioskId,
        after: { imported, withdrawn, unknownPeople: unknown.length },
      } as const;
      await auditFirst(context, () => entry)(null, () => carryOut(plan, data, kioskId, actor));
      return merged;
    },
  };
}

/**
 * Entries that were imported before must still be in the other journal: a missing entry does not mean a correction.
 * @throws Fault `journal-broken` for an older copy, or a journal that was cut off or rewritten.
 */
function requireSame({ kioskId, journal: other, path }: OtherKiosk, journal: Journal): void {
  const { seq: last } = other.head;
  for (const [originSeq, seq] of journal.importedFrom(kioskId)) {
    if (originSeq > last) {
      throw new Fault(
        'journal-broken',
        `${path} ends with entry ${last}, but entry ${originSeq} of that kiosk was imported before. It is an older copy, or it was cut off. No punches were imported. Use the latest copy.`,
      );
    }
    const [here, there] = [journal.table.find(seq), other.table.find(originSeq)];
    if (here === null || there === null) continue;
    if (here.atMs === there.atMs && here.direction === there.direction) continue;
    throw new Fault(
      'journal-broken',
      `Entry ${originSeq} of ${path} is not the one that was imported before: that journal was rewritten, or restored from an older backup. No punches were imported. Run "rollcall log verify" at that kiosk.`,
    );
  }
}

interface MergePlan {
  /** New punches and looks of the other kiosk, with the subject here, in the order of its journal. */
  readonly added: readonly {
    readonly subjectId: string;
    readonly punch: StandingPunch | StandingLook;
  }[];
  /** Numbers here of imported punches that no longer count at the other kiosk. */
  readonly corrected: readonly number[];
  /** Number of punches there that were imported before, or whose person is not known here. */
  readonly known: number;
  /** Number of punches of each person of the other kiosk who is not known here, by id there. */
  readonly unknown: ReadonlyMap<string, number>;
}

/**
 * Finds the punches that count at the other kiosk, and those that were corrected there since an earlier merge.
 * @throws Fault `invalid-input` for this kiosk's own data; as `requireSame`.
 */
function planMerge(data: MergeData, other: OtherKiosk): MergePlan {
  const { kioskId } = other;
  if (kioskId === data.settings.kioskId) {
    throw new Fault(
      'invalid-input',
      `This folder belongs to this kiosk (${kioskId}). Choose the data folder of another kiosk.`,
    );
  }
  const { journal } = data;
  requireSame(other, journal);
  const ownIdOf = idMapping(data, other);
  const importedBefore = journal.importedFrom(kioskId);
  const standingSeqs = new Set<number>();
  const unknown = new Map<string, number>();
  const added: { subjectId: string; punch: StandingPunch | StandingLook }[] = [];
  for (const punch of punchesAndLooks(other.journal.table)) {
    // Punches that the other kiosk imported are imported from the kiosks that recorded them.
    if (punch.kioskId !== kioskId) continue;
    standingSeqs.add(punch.seq);
    if (importedBefore.has(punch.seq)) continue;
    const subjectId = ownIdOf(punch.subjectId);
    if (subjectId !== null) added.push({ subjectId, punch });
    else unknown.set(punch.subjectId, (unknown.get(punch.subjectId) ?? 0) + 1);
  }
  const corrected = [...importedBefore]
    .filter(([originSeq, seq]) => !standingSeqs.has(originSeq) && journal.table.find(seq) !== null)
    .map(([, seq]) => seq);
  return { added, corrected, known: standingSeqs.size - added.length, unknown };
}

function reportOf({ added, corrected, known, unknown }: MergePlan, other: OtherKiosk): Merged {
  const personById = new Map(other.people.map((person) => [person.subjectId, person]));
  return {
    kioskId: other.kioskId,
    imported: added.length,
    withdrawn: corrected.length,
    known,
    unknown: [...unknown].map(([subjectId, punches]) => ({
      subjectId,
      punches,
      name: personById.get(subjectId)?.name ?? null,
      number: personById.get(subjectId)?.number ?? null,
    })),
  };
}

/**
 * @param author account of the person who merges.
 * @throws Fault `disk-full`, `data-read-only`; what was imported until then stays.
 */
async function carryOut(
  { added, corrected }: MergePlan,
  { journal, settings }: MergeData,
  kioskId: string,
  author: string,
): Promise<void> {
  for (const { subjectId, punch } of added) {
    const { direction, method, flags, zone, atMs, offsetMinutes, seq: originSeq } = punch;
    await journal.import({
      at: new Date(atMs).toISOString(),
      offset: offsetText(offsetMinutes),
      zone,
      subjectId,
      direction: direction ?? 'seen',
      method,
      kioskId,
      flags: [...flags],
      originSeq,
      author,
    });
  }
  for (const withdraws of corrected) {
    await journal.amend({
      ...zonedTime(Date.now(), settings.zone ?? systemZone()),
      kioskId: settings.kioskId,
      author,
      withdraws,
      brings: null,
      reason: `corrected at ${kioskId}`,
    });
  }
}

/** In the order of the journal, which shows where that kiosk's clock was put back. */
function punchesAndLooks(table: PunchTable): (StandingPunch | StandingLook)[] {
  return [...table.withLooks()].sort((a, b) => a.seq - b.seq);
}

/**
 * Finds people of the other kiosk here, by id or else by employee number.
 * @returns a function from an id there to the id here; null if there is none.
 */
function idMapping(data: MergeData, other: OtherKiosk): (subjectId: string) => string | null {
  const ownPeople = data.people.list();
  const ownIds = new Set(ownPeople.map(({ subjectId }) => subjectId));
  const ownIdByNumber = new Map(ownPeople.map(({ number, subjectId }) => [number, subjectId]));
  const numberOf = new Map(other.people.map(({ subjectId, number }) => [subjectId, number]));
  return (subjectId) => {
    const ownId = data.journal.facts.subjectOf(subjectId);
    if (ownIds.has(ownId)) return ownId;
    const number = numberOf.get(subjectId);
    return number === undefined ? null : (ownIdByNumber.get(number) ?? null);
  };
}

/**
 * Reads a copy of another kiosk's data folder, without writing to it.
 * @throws Fault `not-found`, `data-damaged`, `journal-broken`.
 */
async function openOther(
  folder: string,
  peopleIn: AttendanceContext['peopleIn'],
): Promise<OtherKiosk> {
  const { kioskId } = await readForeignJson(join(folder, 'settings.json'), OwnId);
  const people = await peopleIn(folder);
  const path = join(folder, 'journal', 'punches.jsonl');
  await access(path).catch((error: unknown) => {
    throw fileFault(path, error);
  });
  const lineBlocks = () => readLineBlocks(path);
  const journal = await Journal.open(
    {
      lineBlocks,
      append: () => Promise.reject(new Error('the journal of another kiosk is read-only')),
      setAside: () => Promise.reject(new Error('the journal of another kiosk is read-only')),
      // The head and the MACs need the other kiosk's key: only the chain of hashes can be checked here.
      loadHead: () => Promise.resolve(null),
      saveHead: () => Promise.resolve(),
    },
    () => undefined,
    null,
  );
  const { ok, problem } = await verifyChain(lineBlocks(), journal.head, {
    name: 'attendance journal',
    read: readLine,
    key: null,
    macsAfter: emptyHead,
    isExact: false,
  });
  if (!ok) {
    throw new Fault(
      'journal-broken',
      `The journal ${path} cannot be imported. ${problem ?? ''} No punches were imported.`,
    );
  }
  return { kioskId, people, journal, path };
}
