import { setImmediate as otherWork } from 'node:timers/promises';
import type { Journal } from '../attendance/journal/journal.js';
import { hashStart, maxHashes, type SentItem } from '../link/messages.js';
import type { LogHead } from '../storage/chain.js';

/** An entry in the journal's file. */
export interface Place extends LogHead {
  /** The byte at which its line begins. */
  readonly start: number;
}

/** What is sent at once. */
export interface Batch {
  readonly items: readonly SentItem[];
  /** The last entry of the batch. */
  readonly last: Place;
}

/** Entries in one request: half a second of work for the smallest hub, and about 280 kB. */
export const maxItems = 500;
/** Lines between two pauses for the door, which runs in the same process: some milliseconds' work. */
const linesAtATime = 250;

/**
 * The place of an entry in a journal. @returns null if the journal does not have it: the entry with its number differs,
 * or the journal ends before it. The beginning of the journal is always there.
 */
export async function placeOf(journal: Journal, { seq, hash }: LogHead): Promise<Place | null> {
  if (seq === 0) return { seq, hash, start: 0 };
  let before: Place | null = null;
  let count = 0;
  for await (const { entry, start } of journal.lines()) {
    if (++count % linesAtATime === 0) await otherWork();
    if (entry === null || entry.seq < seq) continue;
    if (entry.seq === seq) return entry.hash === hash ? { seq, hash, start } : null;
    // Its own line cannot be read any more; the next entry has its hash.
    before = entry.seq === seq + 1 && entry.previous === hash ? { seq, hash, start } : null;
    break;
  }
  return before;
}

/** True if an entry is still in its former place. This avoids a search of the whole file. */
export async function isStillAt(journal: Journal, place: Place): Promise<boolean> {
  if (place.seq === 0) return true;
  for await (const { entry } of journal.lines(place.start)) {
    return entry?.seq === place.seq && entry.hash === place.hash;
  }
  return false;
}

/**
 * What the hub needs to find the last entry that both have: the beginning of the hash of each entry after `base`, up to
 * `maxHashes`. The hash of an entry that can no longer be read comes from the entry after it.
 */
export async function hashesAfter(journal: Journal, base: Place): Promise<string[]> {
  const hashes: string[] = [];
  let count = 0;
  for await (const { entry } of journal.lines(base.start)) {
    if (++count % linesAtATime === 0) await otherWork();
    if (entry === null || entry.seq <= base.seq) continue;
    const at = entry.seq - base.seq - 1;
    if (at >= maxHashes) break;
    // If several are lost, only the hash of the last is known; empty ones match none.
    while (hashes.length < at) hashes.push('');
    if (at > 0) hashes[at - 1] = hashStart(entry.previous);
    hashes[at] = hashStart(entry.hash);
  }
  return hashes;
}

/**
 * The next entries to send: the journal itself is the outbox. Lines that cannot be read or are not proven are not
 * sent; the hub gets their numbers.
 * @param after the last entry that the hub has.
 * @param limit entries at most.
 * @returns null if there is nothing to send.
 */
export async function nextBatch(
  journal: Journal,
  after: Place,
  limit = maxItems,
): Promise<Batch | null> {
  const items: SentItem[] = [];
  let last = after;
  for await (const { line, entry, start } of journal.lines(after.start)) {
    if (entry === null || entry.seq <= last.seq) continue;
    if (entry.seq > last.seq + 1) {
      items.push({ from: last.seq + 1, to: entry.seq - 1, hash: entry.previous });
    }
    items.push(line);
    last = { seq: entry.seq, hash: entry.hash, start };
    if (items.length >= limit) break;
  }
  return items.length === 0 ? null : { items, last };
}
