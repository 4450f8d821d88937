import { createHash } from 'node:crypto';
import * as v from 'valibot';

/** What precedes the first entry: 64 zeros. */
export const beforeFirst = '0'.repeat(64);

const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** An entry of the journal without what the journal adds. The order of fields is the canonical one. */
const fields = {
  /** Layout of the entry. */
  version: v.literal(1),
  /** 1, 2, 3, … without gaps. */
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  kind: v.literal('punch'),
  /** UTC instant in milliseconds, such as `2026-03-02T07:59:00.000Z`. */
  at: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)),
  /** Local time minus UTC at that instant, such as `+01:00`. */
  offset: v.pipe(v.string(), v.regex(/^[+-]\d\d:\d\d$/)),
  /** IANA zone, such as `Europe/Berlin`. */
  zone: v.string(),
  subjectId: v.string(),
  direction: v.picklist(['in', 'out']),
  method: v.picklist(['face', 'pin']),
  kioskId: v.string(),
  /** Embedding model that recognised; null for a PIN. */
  modelId: v.nullable(v.string()),
  /** L2 distance to the subject's template, six decimals; null for a PIN. */
  distance: v.nullable(v.number()),
  /** Runner-up's distance minus that one; null for a PIN or with one subject enrolled. */
  margin: v.nullable(v.number()),
  /** What looked unusual, such as `clock-set-back`. */
  flags: v.array(v.picklist(['clock-set-back', 'out-missing'])),
  /** Hash of the entry before. */
  previous: Hash,
};

const PunchEntry = v.strictObject({ ...fields, hash: Hash });

/** One entry of the attendance journal, as it stands in its line. */
export type PunchEntry = v.InferOutput<typeof PunchEntry>;

/** What the rules know of a new punch; the journal numbers, chains and hashes it. */
export type NewPunch = Omit<PunchEntry, 'version' | 'seq' | 'kind' | 'previous' | 'hash'>;

/** Numbers and chains a punch to the entry before it. */
export function chainPunch(
  punch: NewPunch,
  before: { readonly seq: number; readonly hash: string },
): PunchEntry {
  const draft = {
    ...punch,
    version: 1 as const,
    kind: 'punch' as const,
    seq: before.seq + 1,
    distance: rounded(punch.distance),
    margin: rounded(punch.margin),
    previous: before.hash,
    hash: '',
  };
  return { ...draft, hash: hashOf(draft) };
}

/** The entry's line in the journal: its canonical form with the hash added. */
export function lineOf(entry: PunchEntry): string {
  return JSON.stringify({ ...canonical(entry), hash: entry.hash });
}

/**
 * Reads a line that `lineOf` wrote.
 * @returns null where any byte is not as `lineOf` would write it, or the hash is not the line's.
 */
export function parseLine(line: string): PunchEntry | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return null;
  }
  const parsed = v.safeParse(PunchEntry, json);
  if (!parsed.success) return null;
  const entry = parsed.output;
  return lineOf(entry) === line && hashOf(entry) === entry.hash ? entry : null;
}

/** SHA-256 over the canonical form: JSON without spaces, fields in this file's order, no `hash`. */
function hashOf(entry: PunchEntry): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(entry)))
    .digest('hex');
}

function canonical(entry: PunchEntry): object {
  const names = Object.keys(fields) as (keyof typeof fields)[];
  return Object.fromEntries(names.map((name) => [name, entry[name]]));
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e6) / 1e6;
}
