import * as v from 'valibot';
import { chainHash, readChained, type LogHead } from '../../storage/chain.js';
import { Entry, schemas } from './entry.js';
import type { JournalEntry, NewEntry } from './entry.js';
import { readPunchLine } from './punch-line.js';

/** Numbers an entry and chains it to the one before it. */
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

/** The entry's line in the journal: its canonical form with the hash added. */
export function lineOf(entry: JournalEntry): string {
  return JSON.stringify({ ...canonical(entry), hash: entry.hash });
}

/**
 * Reads a line that `lineOf` wrote.
 * @returns null where any byte is not as `lineOf` would write it, or the hash is not the line's.
 */
export function parseLine(line: string): JournalEntry | null {
  return readChained(line, readLine);
}

/** An entry as the line says, whatever its hash; null where it is none. */
export function readLine(line: string): JournalEntry | null {
  return readPunchLine(line) ?? readEntry(line);
}

/** An entry of any kind, by its schema; null where it is none. The hash is not looked at. */
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
