import { hash as hashOf } from 'node:crypto';

/** What stands before the first entry of a chain: 64 zeros. */
export const beforeFirst = '0'.repeat(64);

/** What every entry of a chained log carries, besides its own fields. */
export interface Chained {
  /** 1, 2, 3, … without gaps. */
  readonly seq: number;
  /** Hash of the entry before. */
  readonly previous: string;
  /** SHA-256 over the entry's JSON text without this field, hexadecimal. */
  readonly hash: string;
}

/** Number and hash of a log's latest entry. */
export interface LogHead {
  readonly seq: number;
  readonly hash: string;
}

export const emptyHead: LogHead = { seq: 0, hash: beforeFirst };

/** @param body the entry's fields in their canonical order, without `hash`. */
export function chainHash(body: object): string {
  return hashOf('sha256', JSON.stringify(body));
}

/**
 * Reads a line that was written as JSON with `hash` as its last field.
 * @param read makes an entry of the line's text, whatever its hash; null where it is none.
 * @returns null where any byte differs from what was written.
 */
export function readChained<Entry extends Chained>(
  line: string,
  read: (line: string) => Entry | null,
): Entry | null {
  const entry = read(line);
  if (entry === null) return null;
  // The line's own text without its hash is the canonical form, or else the hash is another.
  const ending = `,"hash":"${entry.hash}"}`;
  if (!line.endsWith(ending)) return null;
  const body = `${line.slice(0, -ending.length)}}`;
  return hashOf('sha256', body) === entry.hash ? entry : null;
}
