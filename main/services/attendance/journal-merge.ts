import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Api, Output } from '../../../preload/contract.js';
import { Fault } from '../../../preload/fault.js';
import type { journalCalls } from '../../../preload/journal.js';
import { Settings } from '../../../preload/settings.js';
import { Journal } from '../../attendance/journal.js';
import { journalTime, offsetText, systemZone } from '../../attendance/local-time.js';
import { verifyChain } from '../../attendance/verify-journal.js';
import { readLineBlocks } from '../../storage/append-file.js';
import { fileFault } from '../../storage/file-faults.js';
import { actorOf, audit, type ServiceContext } from '../context.js';
import { PeopleFile } from '../people/person-record.js';
import type { Site } from '../site.js';

type Merged = Output<'journal.merge'>;

/** Another kiosk's data, as far as they are read here. */
interface OtherKiosk {
  readonly kioskId: string;
  readonly people: PeopleFile['people'];
  readonly journal: Journal;
}

/** Several kiosks of one site. */
export function journalApi(context: ServiceContext): Pick<Api, keyof typeof journalCalls> {
  return {
    'journal.merge': async ({ folder }) => {
      const site = await context.site();
      const { actor } = actorOf(context.session);
      const merged = await mergeJournal(site, await openOther(folder), actor);
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
async function mergeJournal(site: Site, other: OtherKiosk, author: string): Promise<Merged> {
  const { kioskId } = other;
  const { journal, settings } = site;
  if (kioskId === settings.kioskId) {
    throw new Fault(
      'invalid-input',
      `That folder is of this very kiosk (${kioskId}); choose another kiosk's.`,
    );
  }
  const ownIdOf = idsOf(site, other);
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
      ...{ at: new Date(atMs).toISOString(), offset: offsetText(offsetMinutes), zone },
      ...{ subjectId, direction, method, kioskId, flags: [...flags], originSeq, author },
    });
    imported += 1;
  }
  const gone = [...known].filter(
    ([originSeq, seq]) => !standing.has(originSeq) && journal.table.find(seq) !== null,
  );
  for (const [, withdraws] of gone) {
    await journal.amend({
      ...journalTime(Date.now(), settings.zone ?? systemZone()),
      ...{ kioskId: settings.kioskId, author, withdraws, brings: null },
      reason: `corrected at ${kioskId}`,
    });
  }
  const byId = new Map(other.people.map((one) => [one.subjectId, one]));
  return {
    ...{ kioskId, imported, withdrawn: gone.length, known: standing.size - imported },
    unknown: [...unknown].map(([subjectId, punches]) => ({
      ...{ subjectId, punches },
      name: byId.get(subjectId)?.name ?? null,
      number: byId.get(subjectId)?.number ?? null,
    })),
  };
}

/** Who somebody of the other kiosk is here: by id, else by employee number; null for nobody. */
function idsOf(site: Site, other: OtherKiosk): (subjectId: string) => string | null {
  const own = site.people.list();
  const ownIds = new Set(own.map((one) => one.subjectId));
  const byNumber = new Map(own.map(({ number, subjectId }) => [number, subjectId]));
  const numberOf = new Map(other.people.map(({ subjectId, number }) => [subjectId, number]));
  return (subjectId) => {
    const here = site.journal.table.subjectOf(subjectId);
    if (ownIds.has(here)) return here;
    const number = numberOf.get(subjectId);
    return number === undefined ? null : (byNumber.get(number) ?? null);
  };
}

/** Reads a copy of another kiosk's folder; nothing is written there. */
async function openOther(folder: string): Promise<OtherKiosk> {
  const { kioskId } = await readJson(join(folder, 'settings.json'), Settings);
  const { people } = await readJson(join(folder, 'people.json'), PeopleFile);
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
  const { ok, problem } = await verifyChain(lineBlocks(), journal.head);
  if (!ok) throw new Fault('journal-broken', `${path}: ${problem ?? ''} Nothing was taken in.`);
  return { kioskId, people, journal };
}

async function readJson<Data>(file: string, schema: v.GenericSchema<unknown, Data>): Promise<Data> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw fileFault(file, error);
    throw new Fault('not-found', `There is no ${file}; name a copy of a kiosk's data folder.`, {
      cause: error,
    });
  }
  try {
    return v.parse(schema, JSON.parse(text));
  } catch (cause) {
    throw new Fault('data-damaged', `${file} cannot be read; use another copy.`, { cause });
  }
}
