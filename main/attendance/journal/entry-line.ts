import * as v from 'valibot';
import type { MacKey } from '../../storage/mac-key.js';
import { chainEnd, readChained, type LogHead } from '../../storage/chain.js';
import { Entry, schemas } from './entry.js';
import type { JournalEntry, NewEntry } from './entry.js';
import { readPunchLine } from './punch-line.js';

/** An entry, and its line in the journal: its canonical JSON, with the hash and the MAC at the end. */
interface ChainedLine<Entry extends JournalEntry = JournalEntry> {
  readonly entry: Entry;
  readonly line: string;
}

/**
 * Gives an entry its number, chains it to the previous entry and authenticates it.
 * @param before head of the journal.
 * @param key null for an entry as older versions wrote it, without a MAC.
 */
export function chainEntry<New extends NewEntry>(
  entry: New,
  before: LogHead,
  key: MacKey | null,
): ChainedLine<Extract<JournalEntry, { kind: New['kind'] }>> {
  const distances =
    entry.kind === 'punch' || entry.kind === 'seen'
      ? { distance: rounded(entry.distance), margin: rounded(entry.margin) }
      : {};
  const version = key === null ? 1 : 2;
  const draft = { ...entry, ...distances, version, seq: before.seq + 1, previous: before.hash };
  const body = canonical(draft);
  const { hash, mac, line } = chainEnd(body, key);
  const chained = mac === null ? { ...body, hash } : { ...body, hash, mac };
  return { entry: chained as Extract<JournalEntry, { kind: New['kind'] }>, line };
}

/**
 * Reads a line of `chainEntry`.
 * @param key null checks the hash only.
 * @returns null if any byte differs from what it wrote.
 */
export function parseLine(line: string, key: MacKey | null = null): JournalEntry | null {
  return readChained(line, readLine, key);
}

/** Parses an entry without checking its hash; null for a line that is not an entry. */
export function readLine(line: string): JournalEntry | null {
  return readPunchLine(line) ?? readEntry(line);
}

/** Like `readLine`, for every kind of entry by its schema. */
export function readEntry(line: string): JournalEntry | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return null;
  }
  const parsed = v.safeParse(Entry, json);
  return parsed.success ? parsed.output : null;
}

/** Names of the fields before `hash` and `mac`, in the order of each schema. */
const namesOf: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(schemas).map(([kind, { entries }]) => [
    kind,
    Object.keys(entries).filter((name) => name !== 'hash' && name !== 'mac'),
  ]),
);

/** The fields in the schema's order, without `hash` and `mac`. */
function canonical(draft: { readonly kind: JournalEntry['kind'] }): object {
  const fields: Record<string, unknown> = {};
  for (const name of namesOf.get(draft.kind)!) fields[name] = draft[name as keyof typeof draft];
  return fields;
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e6) / 1e6;
}
