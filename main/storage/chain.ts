import { hash as hashOf, hkdfSync } from 'node:crypto';
import * as v from 'valibot';
import { MacKey } from './mac-key.js';

/** The `previous` hash of the first entry of a chain: 64 zeros. */
export const genesisHash = '0'.repeat(64);

/** The fields that every entry of a chained log has in addition to its own. */
export interface Chained {
  /** Entry number: 1, 2, 3, … without gaps. */
  readonly seq: number;
  /** Hash of the previous entry. */
  readonly previous: string;
  /** SHA-256 of the entry's JSON text without this field and `mac`, hexadecimal. */
  readonly hash: string;
  /** As `macOf` the entry's JSON text without this field. Missing in entries of older versions. */
  readonly mac?: string | undefined;
}

/** Number and hash of a log's last entry. */
export interface LogHead {
  readonly seq: number;
  readonly hash: string;
}

export const LogHead = v.object({ seq: v.number(), hash: v.string() });

/** The head of a log without entries. */
export const emptyHead: LogHead = { seq: 0, hash: genesisHash };

export function isSameHead(a: LogHead, b: LogHead): boolean {
  return a.seq === b.seq && a.hash === b.hash;
}

/** True if an entry is the next one after a head. */
export function follows(entry: Chained, head: LogHead): boolean {
  return entry.seq === head.seq + 1 && entry.previous === head.hash;
}

/**
 * Derives a key for authentication from the site's key (HKDF-SHA-256, RFC 5869).
 * @param key 32 bytes.
 * @param purpose keeps the keys of different kinds of files apart.
 */
export function macKeyOf(key: Uint8Array, purpose: string): MacKey {
  const info = `rollcall authenticates ${purpose}`;
  return new MacKey(new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), info, 32)));
}

/** 128 bits. */
const macDigits = 32;

/** HMAC-SHA-256 of a text, shortened to 128 bits (RFC 2104, 5); 32 hexadecimal digits. */
export function macOf(key: MacKey, text: string): string {
  return key.macOf(text).slice(0, macDigits);
}

/** The end of an entry: what proves it, and its line in the log. */
interface ChainedEnd {
  readonly hash: string;
  /** Null without a key. */
  readonly mac: string | null;
  readonly line: string;
}

/**
 * Hashes and authenticates an entry. Its JSON text is made once, because a punch waits for this.
 * @param body the entry's fields in canonical order, without `hash` and `mac`; at least one.
 * @param key null for an entry as older versions wrote it, without a MAC.
 */
export function chainEnd(body: object, key: MacKey | null): ChainedEnd {
  const text = JSON.stringify(body);
  const hash = hashOf('sha256', text);
  const hashed = withLast(text, 'hash', hash);
  if (key === null) return { hash, mac: null, line: hashed };
  const mac = macOf(key, hashed);
  return { hash, mac, line: withLast(hashed, 'mac', mac) };
}

/** JSON text of an object with one more field, which `withoutLast` removes. */
function withLast(text: string, name: string, value: string): string {
  return `${text.slice(0, -1)},"${name}":"${value}"}`;
}

/**
 * Reads a line of JSON whose last fields are `hash` and, if it has one, `mac`, and checks them.
 * @param read parses an entry without checking it; null for a line that is not an entry.
 * @param key checks the MAC, which proves the hash too; null if the log belongs to another site, whose
 *   hashes can be checked but not its MACs.
 * @returns null if any byte differs from what was written.
 */
export function readChained<Entry extends Chained>(
  line: string,
  read: (line: string) => Entry | null,
  key: MacKey | null,
): Entry | null {
  const entry = read(line);
  if (entry === null) return null;
  if (entry.mac === undefined) return hasHash(line, entry) ? entry : null;
  if (key === null) {
    const text = withoutLast(line, 'mac', entry.mac);
    return text !== null && hasHash(text, entry) ? entry : null;
  }
  return hasMac(line, entry.mac, key) ? entry : null;
}

const macBegin = ',"mac":"';
const macEnd = '"}';

/**
 * True if a line ends with this MAC, and it is right. Compared part by part, since making the text of the field for each of a
 * million entries takes time.
 */
function hasMac(line: string, mac: string, key: MacKey): boolean {
  const length = macBegin.length + macDigits + macEnd.length;
  const begin = line.length - length;
  return (
    mac.length === macDigits &&
    line.startsWith(macBegin, begin) &&
    line.startsWith(mac, begin + macBegin.length) &&
    line.endsWith(macEnd) &&
    key.macWithoutLast(line, length).startsWith(mac)
  );
}

function hasHash(text: string, { hash }: Chained): boolean {
  const body = withoutLast(text, 'hash', hash);
  return body !== null && hashOf('sha256', body) === hash;
}

/** JSON text without its last field; null if the text is not in the canonical form. */
function withoutLast(text: string, name: string, value: string): string | null {
  const ending = `,"${name}":"${value}"}`;
  return text.endsWith(ending) ? `${text.slice(0, -ending.length)}}` : null;
}
