import * as v from 'valibot';
import { AnyPunchMethod, PunchMethod } from '../../../contract/punch-method.js';

const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** What was unusual about a punch. `direction-assumed`: the kiosk did not know what other doors had recorded. */
const Flag = v.picklist([
  'clock-set-back',
  'clock-set-forward',
  'out-missing',
  'direction-assumed',
]);

/** The first fields of every entry. The order of fields, here and below, is the canonical order. */
const begin = {
  /** Layout version of the entry: 2 has a MAC. */
  version: v.picklist([1, 2]),
  /** 1, 2, 3, … without gaps. */
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
};

const time = {
  /** UTC instant in milliseconds, such as `2026-03-02T07:59:00.000Z`. */
  at: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)),
  /** Local time minus UTC at that instant, such as `+01:00`. */
  offset: v.pipe(v.string(), v.regex(/^[+-]\d\d:\d\d$/)),
  /** IANA zone, such as `Europe/Berlin`. */
  zone: v.string(),
};

const end = {
  /** Hash of the previous entry. */
  previous: Hash,
  hash: Hash,
  /** See `Chained`. Missing in layout 1. */
  mac: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))),
};

const PunchEntry = v.strictObject({
  ...begin,
  kind: v.literal('punch'),
  ...time,
  subjectId: v.string(),
  direction: v.picklist(['in', 'out']),
  /** For `supervisor`, see `confirmedBy`. */
  method: PunchMethod,
  kioskId: v.string(),
  /** Id of the embedding model; null without a face. Beside another method, the face was recognised too. */
  modelId: v.nullable(v.string()),
  /** L2 distance to the subject's template, six decimals; null without a face. */
  distance: v.nullable(v.number()),
  /** Distance of the runner-up minus `distance`; null without a face, or with only one enrolled subject. */
  margin: v.nullable(v.number()),
  /** Subject id of the supervisor who confirmed the person. */
  confirmedBy: v.optional(v.string()),
  /** What was unusual, such as `clock-set-back`. */
  flags: v.array(Flag),
  ...end,
});

/**
 * Someone was recognised, but it was not clear whether they came or left. It is not a punch, and does not count until
 * the person or HR says whether they came or left.
 */
const SeenEntry = v.strictObject({
  ...begin,
  kind: v.literal('seen'),
  ...time,
  subjectId: v.string(),
  method: PunchMethod,
  kioskId: v.string(),
  /** As in a punch. */
  modelId: v.nullable(v.string()),
  distance: v.nullable(v.number()),
  margin: v.nullable(v.number()),
  confirmedBy: v.optional(v.string()),
  flags: v.array(Flag),
  ...end,
});

const CorrectionEntry = v.strictObject({
  ...begin,
  kind: v.literal('correction'),
  ...time,
  kioskId: v.string(),
  /** Number of the punch or look that no longer counts. Its entry stays. */
  corrects: v.number(),
  /**
   * What the person said at the door. `not-me`: they were taken for someone else. Of a look, also
   * `answered`: they chose in or out, so the punch before this entry counts instead; `just-passing`: they
   * neither came nor left.
   */
  reason: v.picklist(['not-me', 'answered', 'just-passing']),
  ...end,
});

const AmendmentEntry = v.strictObject({
  ...begin,
  kind: v.literal('amendment'),
  /** When the entry was made. */
  ...time,
  kioskId: v.string(),
  /** Account of the person who made the correction. */
  author: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  reason: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  /** Number of the punch, or of the amendment that added it, that no longer counts. Its entry stays. */
  withdraws: v.nullable(v.number()),
  /** The added punch, which no kiosk recorded. */
  brings: v.nullable(
    v.strictObject({
      subjectId: v.string(),
      direction: v.picklist(['in', 'out']),
      ...time,
    }),
  ),
  ...end,
});

const MergeEntry = v.strictObject({
  ...begin,
  kind: v.literal('merge'),
  ...time,
  kioskId: v.string(),
  author: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  reason: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  /** The subject whose punches, earlier and later ones, count for `into` from now on. */
  subjectId: v.string(),
  /** The subject that stays. */
  into: v.string(),
  ...end,
});

const ImportedEntry = v.strictObject({
  ...begin,
  kind: v.literal('imported'),
  /** When the other kiosk recorded the punch. */
  ...time,
  subjectId: v.string(),
  /** `seen` for a look, which is not a punch. */
  direction: v.picklist(['in', 'out', 'seen']),
  method: AnyPunchMethod,
  kioskId: v.string(),
  flags: v.array(Flag),
  /** Number of the entry in the other kiosk's journal. With `kioskId`, prevents importing it twice. */
  originSeq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Account of the person who imported it. */
  author: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  ...end,
});

const ReviewEntry = v.strictObject({
  ...begin,
  kind: v.literal('review'),
  /** When the entry was made. */
  ...time,
  kioskId: v.string(),
  author: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  reason: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  /** Numbers of the punches that stay unchanged, although something is missing or unusual. */
  reviews: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1))), v.minLength(1)),
  ...end,
});

export const Entry = v.variant('kind', [
  PunchEntry,
  SeenEntry,
  CorrectionEntry,
  AmendmentEntry,
  MergeEntry,
  ImportedEntry,
  ReviewEntry,
]);
/** The schema of each kind of entry, with its fields in canonical order. */
export const schemas = {
  punch: PunchEntry,
  seen: SeenEntry,
  correction: CorrectionEntry,
  amendment: AmendmentEntry,
  merge: MergeEntry,
  imported: ImportedEntry,
  review: ReviewEntry,
};

/** One entry of the attendance journal, as in its line. */
export type JournalEntry = v.InferOutput<typeof Entry>;
export type PunchEntry = v.InferOutput<typeof PunchEntry>;
export type SeenEntry = v.InferOutput<typeof SeenEntry>;
export type CorrectionEntry = v.InferOutput<typeof CorrectionEntry>;
export type AmendmentEntry = v.InferOutput<typeof AmendmentEntry>;
export type MergeEntry = v.InferOutput<typeof MergeEntry>;
export type ImportedEntry = v.InferOutput<typeof ImportedEntry>;
export type ReviewEntry = v.InferOutput<typeof ReviewEntry>;

/** Fields that the journal adds. */
type Added = 'version' | 'seq' | 'previous' | 'hash' | 'mac';
/** New entries, before the journal numbers, chains and hashes them. */
export type NewPunch = Omit<PunchEntry, Added>;
export type NewSeen = Omit<SeenEntry, Added>;
export type NewCorrection = Omit<CorrectionEntry, Added>;
export type NewAmendment = Omit<AmendmentEntry, Added>;
export type NewMerge = Omit<MergeEntry, Added>;
export type NewImported = Omit<ImportedEntry, Added>;
export type NewReview = Omit<ReviewEntry, Added>;
export type NewEntry =
  NewPunch | NewSeen | NewCorrection | NewAmendment | NewMerge | NewImported | NewReview;

/** Number of the punch or look that an entry withdraws; null if it withdraws none. */
export function withdrawsOf(entry: JournalEntry): number | null {
  if (entry.kind === 'correction') return entry.corrects;
  return entry.kind === 'amendment' ? entry.withdraws : null;
}
