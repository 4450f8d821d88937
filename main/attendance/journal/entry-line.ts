import * as v from 'valibot';
import { chainHash, readChained, type LogHead } from '../../storage/chain.js';
import { Entry, schemas } from './entry.js';
import type { JournalEntry, NewEntry } from './entry.js';
import { readPunchLine } from './punch-line.js';

/**
 * Gives an entry its number and chains it to the previous entry.
 * @param before head of the journal.
 */
export function chainEntry<New extends NewEntry>(
  entry: New,
  before: LogHead,
): Extract<JournalEntry, { kind: New['kind'] }> {
  const distances =
    entry.kind === 'punch'
      ? { distance: rounded(entry.distance), margin: rounded(entry.margin) }
      : {};
  const draft = { ...entry, ...distances, version: 1, seq: before.seq + 1, previous: before.hash };
  const chained = {
    ...draft,
    hash: chainHash(canonical(draft as unknown as JournalEntry)),
  };
  return chained as unknown as Extract<JournalEntry, { kind: New['kind'] }>;
}

/** The line of an entry in the journal: its canonical JSON, with the hash as the last field. */
export function lineOf(entry: JournalEntry): string {
  return JSON.stringify({ ...canonical(entry), hash: entry.hash });
}

/**
 * Reads a line written by `lineOf`.
 * @returns null if any byte differs from what `lineOf` writes, or the hash is wrong.
 */
export function parseLine(line: string): JournalEntry | null {
  return readChained(line, readLine);
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

/** The fields in the schema's order, without `hash`. */
function canonical(entry: JournalEntry): object {
  const names = Object.keys(schemas[entry.kind].entries) as (keyof JournalEntry)[];
  return Object.fromEntries(
    names.filter((name) => name !== 'hash').map((name) => [name, entry[name]]),
  );
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e6) / 1e6;
}
