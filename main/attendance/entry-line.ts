import { hash } from 'node:crypto';
import * as v from 'valibot';
import { Entry, schemas } from './punch.js';
import type { JournalEntry, NewEntry } from './punch.js';
import { readPunchLine } from './punch-line.js';

/** What precedes the first entry: 64 zeros. */
export const beforeFirst = '0'.repeat(64);

/** Numbers an entry and chains it to the one before it. */
export function chainEntry<New extends NewEntry>(
  entry: New,
  before: { readonly seq: number; readonly hash: string },
): Extract<JournalEntry, { kind: New['kind'] }> {
  const distances =
    entry.kind === 'punch'
      ? { distance: rounded(entry.distance), margin: rounded(entry.margin) }
      : {};
  const draft = { ...entry, ...distances, version: 1, seq: before.seq + 1, previous: before.hash };
  const chained = {
    ...draft,
    hash: hashOf(JSON.stringify(canonical(draft as unknown as JournalEntry))),
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
  const entry = readPunchLine(line) ?? readEntry(line);
  if (entry === null) return null;
  // The line's own text without its hash is the canonical form, or else the hash is another.
  const ending = `,"hash":"${entry.hash}"}`;
  if (!line.endsWith(ending)) return null;
  return hashOf(`${line.slice(0, -ending.length)}}`) === entry.hash ? entry : null;
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

/** SHA-256 over the canonical form: JSON without spaces, fields in the schema's order, no `hash`. */
function hashOf(canonicalText: string): string {
  return hash('sha256', canonicalText);
}

function canonical(entry: JournalEntry): object {
  const names = Object.keys(schemas[entry.kind].entries) as (keyof JournalEntry)[];
  return Object.fromEntries(
    names.filter((name) => name !== 'hash').map((name) => [name, entry[name]]),
  );
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e6) / 1e6;
}
