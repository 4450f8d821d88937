import type { JournalEntry } from '../../attendance/journal/entry.js';
import type { Journal } from '../../attendance/journal/journal.js';

/** The kiosk that an entry comes from. */
export interface EntryOrigin {
  /** Its name in the site's journal. */
  readonly name: string;
  /** The name there of the part of its journal that has an entry, which may have been sent under a former id. */
  readonly nameOf: (seq: number) => string;
  /** Names in the site's journal of all kiosks of the hub. */
  readonly siteNames: ReadonlySet<string>;
}

/** Account of the entries that are taken over. */
const author = 'hub';

/**
 * Takes an entry of a kiosk over into the journal of the hub's site, as importing another kiosk's journal does: what
 * the kiosk recorded is imported, and what it corrected is corrected here. An entry that was taken over before changes
 * nothing.
 * @throws Fault as `Journal.import`.
 */
export async function copyEntry(
  journal: Journal,
  entry: JournalEntry,
  origin: EntryOrigin,
): Promise<void> {
  const { name, nameOf, siteNames } = origin;
  switch (entry.kind) {
    case 'punch':
    case 'seen': {
      const { seq, subjectId, method, flags } = entry;
      const direction = entry.kind === 'seen' ? 'seen' : entry.direction;
      const imported = { subjectId, method, flags, kioskId: name, originSeq: seq };
      await journal.import({ ...timeOf(entry), ...imported, direction, author });
      return;
    }
    case 'imported': {
      // Another kiosk of this hub sends it itself.
      if (siteNames.has(entry.kioskId)) return;
      const { subjectId, direction, method, flags, kioskId, originSeq } = entry;
      const imported = { subjectId, direction, method, flags, kioskId, originSeq };
      await journal.import({ ...timeOf(entry), ...imported, author });
      return;
    }
    case 'correction':
      await withdraw(journal, { ...entry, author }, entry.corrects, nameOf);
      return;
    case 'amendment': {
      const { seq, brings, withdraws } = entry;
      if (withdraws !== null) await withdraw(journal, entry, withdraws, nameOf);
      if (brings === null) return;
      const imported = { ...brings, kioskId: name, originSeq: seq, author };
      await journal.import({ ...imported, method: 'manual', flags: [] });
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
      await review(journal, entry, nameOf);
  }
}

function timeOf({ at, offset, zone }: Pick<JournalEntry, 'at' | 'offset' | 'zone'>) {
  return { at, offset, zone };
}

/** Withdraws what an entry of the kiosk brought here, unless it no longer counts. */
async function withdraw(
  journal: Journal,
  entry: Pick<JournalEntry, 'at' | 'offset' | 'zone'> & {
    readonly author: string;
    readonly reason: string;
  },
  originSeq: number,
  nameOf: EntryOrigin['nameOf'],
): Promise<void> {
  const name = nameOf(originSeq);
  const seq = journal.importedFrom(name).get(originSeq);
  if (seq === undefined || journal.table.find(seq) === null) return;
  const { reason } = entry;
  const amendment = { author: entry.author, reason, kioskId: name, withdraws: seq, brings: null };
  await journal.amend({ ...timeOf(entry), ...amendment });
}

async function review(
  journal: Journal,
  entry: Extract<JournalEntry, { kind: 'review' }>,
  nameOf: EntryOrigin['nameOf'],
): Promise<void> {
  const reviews = entry.reviews
    .map((seq) => journal.table.find(journal.importedFrom(nameOf(seq)).get(seq) ?? 0))
    .filter((punch) => punch !== null && !punch.reviewed)
    .map((punch) => punch!.seq);
  if (reviews.length === 0) return;
  const { reason, author, seq } = entry;
  await journal.review({ ...timeOf(entry), author, reason, reviews, kioskId: nameOf(seq) });
}
