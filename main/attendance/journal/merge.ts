import { join } from 'node:path';
import { Settings } from '../../../contract/calls/settings.js';
import type { journalCalls } from '../../../contract/calls/journal.js';
import type { ApiOf, Output } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { actorOf, audit } from '../../access/acting.js';
import { offsetText, systemZone, zonedTime } from '../../base/wall-clock.js';
import { readLineBlocks } from '../../storage/append-file.js';
import { verifyChain } from '../../storage/chained-log.js';
import { readForeignJson } from '../../storage/foreign-json.js';
import type { AttendanceContext } from '../attendance-context.js';
import type { AttendanceData } from '../attendance-data.js';
import type { OtherPerson } from '../directory.js';
import { readLine } from './entry-line.js';
import { Journal } from './journal.js';

type Merged = Output<'journal.merge'>;
type MergeData = Pick<AttendanceData, 'journal' | 'people' | 'settings'>;

/** Another kiosk's data, as far as it is read here. */
interface OtherKiosk {
  readonly kioskId: string;
  readonly people: readonly OtherPerson[];
  readonly journal: Journal;
}

/** Several kiosks of one site. */
export function mergeApi(context: AttendanceContext): ApiOf<typeof journalCalls> {
  return {
    'journal.merge': async ({ folder }) => {
      const data = await context.data();
      const other = await openOther(folder, context.peopleIn);
      const { actor } = actorOf(context.session);
      const merged = await mergeJournal(data, other, actor);
      const { kioskId, imported, withdrawn, unknown } = merged;
      await audit(context, {
        action: 'journal.merge',
        target: kioskId,
        after: { imported, withdrawn, unknownPeople: unknown.length },
      });
      return merged;
    },
  };
}

/** Takes in what counts at the other kiosk. @param author account of whoever does it. */
async function mergeJournal(data: MergeData, other: OtherKiosk, author: string): Promise<Merged> {
  const { kioskId } = other;
  const { journal, settings } = data;
  if (kioskId === settings.kioskId) {
    throw new Fault(
      'invalid-input',
      `That folder is of this very kiosk (${kioskId}); choose another kiosk's.`,
    );
  }
  const ownIdOf = idsOf(data, other);
  const known = journal.importedFrom(kioskId);
  const standing = new Set<number>();
  const unknown = new Map<string, number>();
  let imported = 0;
  for (const punch of other.journal.table.byTime()) {
    // What that kiosk took in from others is taken in from them.
    if (punch.kioskId !== kioskId) continue;
    standing.add(punch.seq);
    if (known.has(punch.seq)) continue;
    const subjectId = ownIdOf(punch.subjectId);
    if (subjectId === null) {
      unknown.set(punch.subjectId, (unknown.get(punch.subjectId) ?? 0) + 1);
      continue;
    }
    const { direction, method, flags, zone, atMs, offsetMinutes, seq: originSeq } = punch;
    await journal.import({
      at: new Date(atMs).toISOString(),
      offset: offsetText(offsetMinutes),
      zone,
      subjectId,
      direction,
      method,
      kioskId,
      flags: [...flags],
      originSeq,
      author,
    });
    imported += 1;
  }
  const gone = [...known].filter(
    ([originSeq, seq]) => !standing.has(originSeq) && journal.table.find(seq) !== null,
  );
  for (const [, withdraws] of gone) {
    await journal.amend({
      ...zonedTime(Date.now(), settings.zone ?? systemZone()),
      kioskId: settings.kioskId,
      author,
      withdraws,
      brings: null,
      reason: `corrected at ${kioskId}`,
    });
  }
  const byId = new Map(other.people.map((one) => [one.subjectId, one]));
  return {
    kioskId,
    imported,
    withdrawn: gone.length,
    known: standing.size - imported,
    unknown: [...unknown].map(([subjectId, punches]) => ({
      subjectId,
      punches,
      name: byId.get(subjectId)?.name ?? null,
      number: byId.get(subjectId)?.number ?? null,
    })),
  };
}

/** Who somebody of the other kiosk is here: by id, else by employee number; null for nobody. */
function idsOf(data: MergeData, other: OtherKiosk): (subjectId: string) => string | null {
  const own = data.people.list();
  const ownIds = new Set(own.map((one) => one.subjectId));
  const byNumber = new Map(own.map(({ number, subjectId }) => [number, subjectId]));
  const numberOf = new Map(other.people.map(({ subjectId, number }) => [subjectId, number]));
  return (subjectId) => {
    const here = data.journal.table.subjectOf(subjectId);
    if (ownIds.has(here)) return here;
    const number = numberOf.get(subjectId);
    return number === undefined ? null : (byNumber.get(number) ?? null);
  };
}

/** Reads a copy of another kiosk's folder; nothing is written there. */
async function openOther(
  folder: string,
  peopleIn: AttendanceContext['peopleIn'],
): Promise<OtherKiosk> {
  const { kioskId } = await readForeignJson(join(folder, 'settings.json'), Settings);
  const people = await peopleIn(folder);
  const path = join(folder, 'journal', 'punches.jsonl');
  const lineBlocks = () => readLineBlocks(path);
  const journal = await Journal.open(
    {
      lineBlocks,
      append: () => Promise.reject(new Error('another kiosk’s journal is only read')),
      // Sealed with that kiosk's key: the chain is checked, but not its end.
      loadHead: () => Promise.resolve(null),
      saveHead: () => Promise.resolve(),
    },
    () => undefined,
  );
  const { ok, problem } = await verifyChain(lineBlocks(), journal.head, {
    name: 'attendance journal',
    read: readLine,
    isExact: false,
  });
  if (!ok) throw new Fault('journal-broken', `${path}: ${problem ?? ''} Nothing was taken in.`);
  return { kioskId, people, journal };
}
