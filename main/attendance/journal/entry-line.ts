import * as v from 'valibot';
import type { MacKey } from '../../storage/mac-key.js';
import { chainHash, macOf, readChained, type LogHead } from '../../storage/chain.js';
import { Entry, schemas } from './entry.js';
import type { JournalEntry, NewEntry } from './entry.js';
import { readPunchLine } from './punch-line.js';

/**
 * Gives an entry its number, chains it to the previous entry and authenticates it.
 * @param before head of the journal.
 * @param key null for an entry as older versions wrote it, without a MAC.
 */
export function chainEntry<New extends NewEntry>(
  entry: New,
  before: LogHead,
  key: MacKey | null,
): Extract<JournalEntry, { kind: New['kind'] }> {
  const distances =
    entry.kind === 'punch' || entry.kind === 'seen'
      ? { distance: rounded(entry.distance), margin: rounded(entry.margin) }
      : {};
  const version = key === null ? 1 : 2;
  const draft = { ...entry, ...distances, version, seq: before.seq + 1, previous: before.hash };
  const body = canonical(draft as unknown as JournalEntry);
  const hash = chainHash(body);
  const mac = key === null ? {} : { mac: macOf(key, JSON.stringify({ ...body, hash })) };
  return { ...draft, hash, ...mac } as unknown as Extract<JournalEntry, { kind: New['kind'] }>;
}

/** The line of an entry in the journal: its canonical JSON, with the hash and the MAC at the end. */
export function lineOf(entry: JournalEntry): string {
  return JSON.stringify({ ...canonical(entry), hash: entry.hash, mac: entry.mac });
}

/**
 * Reads a line written by `lineOf`.
 * @param key null checks the hash only.
 * @returns null if any byte differs from what `lineOf` writes.
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

/** The fields in the schema's order, without `hash` and `mac`. */
function canonical(entry: JournalEntry): object {
  const names = Object.keys(schemas[entry.kind].entries) as (keyof JournalEntry)[];
  return Object.fromEntries(
    names.filter((name) => name !== 'hash' && name !== 'mac').map((name) => [name, entry[name]]),
  );
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e6) / 1e6;
}
