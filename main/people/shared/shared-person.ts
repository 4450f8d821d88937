import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { canonical } from '../../storage/document-guard.js';
import {
  badgesMark,
  noBadgesMark,
  SharedBadges,
  type RecordBadges,
} from '../badges/shared-badges.js';
import { PersonRecord } from '../records/person-record.js';

/*
 * The data of a person that machines share: the record, the template and the badges. Kept photos stay where they are.
 */

/** A record in the shared form; its badges are beside it. */
export const SharedRecord = v.omit(PersonRecord, ['photos', 'badges', 'withdrawnBadges']);
export type SharedRecord = v.InferOutput<typeof SharedRecord>;

export const SharedPerson = v.object({
  record: SharedRecord,
  /** As `encodeTemplate`, in base64, with the id of its model; null if the person has none, or it is not needed. */
  template: v.nullable(v.pipe(v.string(), v.base64())),
  /** Left out by machines that do not share badges; then the receiver's badges do not change. */
  badges: v.optional(SharedBadges),
});
export type SharedPerson = v.InferOutput<typeof SharedPerson>;

/** Fields that change together. Two changes of different parts at two machines do not contradict each other. */
const fieldsOf = {
  name: ['name', 'formerNames'],
  entry: ['number', 'code', 'pin'],
  details: ['department', 'email', 'scheduleId', 'isSupervisor', 'consent'],
  status: ['suspended', 'purgeAt'],
  face: ['samples', 'modelId', 'enrolledAt'],
  // Merged by `withSharedBadges`.
  badges: [],
} as const satisfies Record<string, readonly (keyof SharedRecord)[]>;

export const Part = v.picklist(['name', 'entry', 'details', 'status', 'face', 'badges']);
export type Part = v.InferOutput<typeof Part>;
export const parts: readonly Part[] = Part.options;

/** A mark of each part of a record: different for different values. In the order of `parts`. */
export type Marks = readonly string[];

const markLength = 12;
const marksKnown = new WeakMap<SharedRecord, Marks>();

/** The marks of a record, computed once: a changed record is another object. */
export function marksOf(record: SharedRecord & RecordBadges): Marks {
  const known = marksKnown.get(record);
  if (known !== undefined) return known;
  const marks = parts.map((part) => {
    if (part === 'badges') return ownBadgesMark(record);
    const values = fieldsOf[part].map((field) => record[field] ?? null);
    const digest = createHash('sha256').update(canonical(values)).digest('base64url');
    return digest.slice(0, markLength);
  });
  marksKnown.set(record, marks);
  return marks;
}

function ownBadgesMark({ badges = [], withdrawnBadges = [] }: RecordBadges): string {
  const ids = badges.map(({ id }) => id);
  return badgesMark(ids, withdrawnBadges);
}

/** The marks of a person as they are at the other machine. */
export function marksOfShared({ record, badges }: SharedPerson): Marks {
  const { badges: given, withdrawn } = badges ?? { badges: [], withdrawn: [] };
  const ids = given.map(({ id }) => id);
  return marksOf(record).with(parts.indexOf('badges'), badgesMark(ids, withdrawn));
}

/** The marks that an earlier version made of a record without badges: the record must not look changed. */
export function comparedMarks(record: SharedRecord & RecordBadges): Marks {
  const marks = marksOf(record);
  return marks.at(-1) === noBadgesMark ? marks.slice(0, -1) : marks;
}

/** The parts in which a record differs from marks; all for null. */
export function changedParts(record: SharedRecord & RecordBadges, marks: Marks | null): Part[] {
  const own = marksOf(record);
  // The marks of an earlier version do not include badges, which were not shared.
  const before = marks?.length === parts.length - 1 ? [...marks, noBadgesMark] : marks;
  return parts.filter((_part, index) => own[index] !== before?.[index]);
}

/** A record with some parts of another one. Fields that are missing in such a part are then missing, too. */
export function withParts<Into extends SharedRecord>(
  into: Into,
  from: SharedRecord,
  chosen: readonly Part[],
): Into {
  const fields = chosen.flatMap((part): readonly (keyof SharedRecord)[] => fieldsOf[part]);
  return { ...into, ...Object.fromEntries(fields.map((field) => [field, from[field]])) };
}

/** A record in the shared form. */
export function sharedRecord({
  photos: _photos,
  badges: _badges,
  withdrawnBadges: _withdrawn,
  ...record
}: PersonRecord): SharedRecord {
  return record;
}
