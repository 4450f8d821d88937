import { hash as hashOf } from 'node:crypto';

/** The `previous` hash of the first entry of a chain: 64 zeros. */
export const genesisHash = '0'.repeat(64);

/** The fields that every entry of a chained log has in addition to its own. */
export interface Chained {
  /** Entry number: 1, 2, 3, … without gaps. */
  readonly seq: number;
  /** Hash of the previous entry. */
  readonly previous: string;
  /** SHA-256 of the entry's JSON text without this field, hexadecimal. */
  readonly hash: string;
}

/** Number and hash of a log's last entry. */
export interface LogHead {
  readonly seq: number;
  readonly hash: string;
}

/** The head of a log without entries. */
export const emptyHead: LogHead = { seq: 0, hash: genesisHash };

/**
 * The hash of an entry, hexadecimal.
 * @param body the entry's fields in canonical order, without `hash`.
 */
export function chainHash(body: object): string {
  return hashOf('sha256', JSON.stringify(body));
}

/**
 * Reads a line of JSON whose last field is `hash`, and checks the hash.
 * @param read parses an entry without checking its hash; null for a line that is not an entry.
 * @returns null if any byte differs from what was written.
 */
export function readChained<Entry extends Chained>(
  line: string,
  read: (line: string) => Entry | null,
): Entry | null {
  const entry = read(line);
  if (entry === null) return null;
  // If the text without its hash is not the canonical form, its hash differs too.
  const ending = `,"hash":"${entry.hash}"}`;
  if (!line.endsWith(ending)) return null;
  const body = `${line.slice(0, -ending.length)}}`;
  return hashOf('sha256', body) === entry.hash ? entry : null;
}
