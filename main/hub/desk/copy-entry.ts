import type { JournalEntry } from '../../attendance/journal/entry.js';
import type { Journal } from '../../attendance/journal/journal.js';
import { originKey, type Origin } from '../../attendance/journal/standing-punches.js';

/** The kiosk that entries come from. */
interface FromKiosk {
  /** Its name in the site's journal. */
  readonly name: string;
  /** The name there of the part of its journal that has an entry, which may have been sent under a former id. */
  readonly nameOf: (seq: number) => string;
  /** Names in the site's journal of all kiosks of the hub. */
  readonly siteNames: ReadonlySet<string>;
}

/** The kiosk, and its entries in the journal. */
export interface EntryOrigin extends FromKiosk {
  /**
   * Numbers here of copied entries, by `originKey`; at least of those of `originsIn`. More are added later.
   */
  readonly imported: Map<string, number>;
}

/** The entries of kiosks that an entry adds, withdraws or reviews. */
export function originsIn(entry: JournalEntry, { name, nameOf }: FromKiosk): Origin[] {
  const at = (seq: number): Origin => ({ kioskId: nameOf(seq), seq });
  switch (entry.kind) {
    case 'punch':
    case 'seen':
      return [{ kioskId: name, seq: entry.seq }];
    case 'imported':
      return [{ kioskId: entry.kioskId, seq: entry.originSeq }];
    case 'correction':
      return [at(entry.corrects)];
    case 'amendment': {
      const withdrawn = entry.withdraws === null ? [] : [at(entry.withdraws)];
      return [...withdrawn, { kioskId: name, seq: entry.seq }];
    }
    case 'merge':
      return [];
    case 'review':
      return entry.reviews.map(at);
  }
}

/** The account in entries that are copied. */
const author = 'hub';

/**
 * Copies an entry of a kiosk into the journal of the hub's site, in the same way as an import of another kiosk's
 * journal: punches are imported, and corrections are repeated here. An entry that was already copied changes nothing.
 * @throws Fault as `Journal.import`.
 */
export async function copyEntry(
  journal: Journal,
  entry: JournalEntry,
  origin: EntryOrigin,
): Promise<void> {
  const { name, siteNames } = origin;
  switch (entry.kind) {
    case 'punch':
    case 'seen': {
      const { seq, subjectId, method, flags } = entry;
      const direction = entry.kind === 'seen' ? 'seen' : entry.direction;
      const imported = { subjectId, method, flags, kioskId: name, originSeq: seq };
      await take(journal, { ...timeOf(entry), ...imported, direction, author }, origin);
      return;
    }
    case 'imported': {
      // Another kiosk of this hub sends it itself.
      if (siteNames.has(entry.kioskId)) return;
      const { subjectId, direction, method, flags, kioskId, originSeq } = entry;
      const imported = { subjectId, direction, method, flags, kioskId, originSeq };
      await take(journal, { ...timeOf(entry), ...imported, author }, origin);
      return;
    }
    case 'correction':
      await withdraw(journal, { ...entry, author }, entry.corrects, origin);
      return;
    case 'amendment': {
      const { seq, brings, withdraws } = entry;
      if (withdraws !== null) await withdraw(journal, entry, withdraws, origin);
      if (brings === null) return;
      const imported = { ...brings, kioskId: name, originSeq: seq, author };
      await take(journal, { ...imported, method: 'manual', flags: [] }, origin);
      return;
    }
    case 'merge': {
      const { subjectId, into, reason } = entry;
      const { facts } = journal;
      if (facts.subjectOf(subjectId) === facts.subjectOf(into)) return;
      const merge = { author: entry.author, reason, subjectId, into, kioskId: name };
      await journal.merge({ ...timeOf(entry), ...merge });
      return;
    }
    case 'review':
      await review(journal, entry, origin);
  }
}

function timeOf({ at, offset, zone }: Pick<JournalEntry, 'at' | 'offset' | 'zone'>) {
  return { at, offset, zone };
}

/** Imports an entry, unless it was imported before. */
async function take(
  journal: Journal,
  entry: Parameters<Journal['import']>[0],
  { imported }: EntryOrigin,
): Promise<void> {
  const key = originKey({ kioskId: entry.kioskId, seq: entry.originSeq });
  if (imported.has(key)) return;
  const { seq } = (await journal.import(entry, true))!;
  imported.set(key, seq);
}

/** Withdraws what an entry of the kiosk brought here, unless it no longer counts. */
async function withdraw(
  journal: Journal,
  entry: Pick<JournalEntry, 'at' | 'offset' | 'zone'> & {
    readonly author: string;
    readonly reason: string;
  },
  originSeq: number,
  { nameOf, imported }: EntryOrigin,
): Promise<void> {
  const name = nameOf(originSeq);
  const seq = imported.get(originKey({ kioskId: name, seq: originSeq }));
  if (seq === undefined || (await journal.standing.find(seq)) === null) return;
  const { reason } = entry;
  const amendment = { author: entry.author, reason, kioskId: name, withdraws: seq, brings: null };
  await journal.amend({ ...timeOf(entry), ...amendment });
}

async function review(
  journal: Journal,
  entry: Extract<JournalEntry, { kind: 'review' }>,
  { nameOf, imported }: EntryOrigin,
): Promise<void> {
  const reviews: number[] = [];
  for (const originSeq of entry.reviews) {
    const here = imported.get(originKey({ kioskId: nameOf(originSeq), seq: originSeq }));
    const punch = here === undefined ? null : await journal.standing.find(here);
    if (punch !== null && !punch.reviewed) reviews.push(punch.seq);
  }
  if (reviews.length === 0) return;
  const { reason, author, seq } = entry;
  await journal.review({ ...timeOf(entry), author, reason, reviews, kioskId: nameOf(seq) });
}
