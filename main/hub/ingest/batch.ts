import { parseLine } from '../../attendance/journal/entry-line.js';
import type { JournalEntry } from '../../attendance/journal/entry.js';
import { follows, type LogHead } from '../../storage/chain.js';
import type { SentItem } from '../../link/messages.js';

/** An entry with its line, as it stands in the kiosk's journal. */
export interface SentEntry {
  readonly entry: JournalEntry;
  readonly line: string;
}

/** Entries that the kiosk says it cannot read any more. */
export interface LostEntries {
  readonly from: number;
  readonly to: number;
}

/** What a batch says, read without the database. */
export type ReadBatch =
  | {
      readonly entries: readonly SentEntry[];
      readonly lost: readonly LostEntries[];
      /** Where the batch begins: the entry before its first. */
      readonly before: number;
      /** The last entry, or the last lost one. */
      readonly head: LogHead;
    }
  /** Number of the first item that is not an entry or does not follow the one before it. */
  | { readonly brokenAt: number };

/**
 * Reads a batch, and checks that each of its entries is whole and follows the one before it. Only the kiosk has
 * the key of the MACs: here the hashes count, and the kiosk's signature of the whole request.
 * @param items not empty.
 */
export function readBatch(items: readonly SentItem[]): ReadBatch {
  const entries: SentEntry[] = [];
  const lost: LostEntries[] = [];
  let head: LogHead | null = null;
  let before = 0;
  for (const item of items) {
    if (typeof item !== 'string') {
      if ((head !== null && item.from !== head.seq + 1) || item.to < item.from) {
        return { brokenAt: item.from };
      }
      if (head === null) before = item.from - 1;
      lost.push({ from: item.from, to: item.to });
      head = { seq: item.to, hash: item.hash };
      continue;
    }
    const entry = parseLine(item);
    const expected: number = (head?.seq ?? 0) + 1;
    if (entry === null || (head !== null && !follows(entry, head))) return { brokenAt: expected };
    if (head === null) before = entry.seq - 1;
    entries.push({ entry, line: item });
    head = { seq: entry.seq, hash: entry.hash };
  }
  return { entries, lost, before, head: head! };
}
