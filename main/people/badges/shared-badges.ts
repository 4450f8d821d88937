import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { isFault } from '../../../contract/fault.js';
import type { PersonRecord } from '../records/person-record.js';
import { BadgeId, type BadgeRecord } from './badge-record.js';
import { sealPhoneSecret, unsealPhoneSecret } from './badge-secrets.js';

/*
 * Badges in the form in which machines exchange them, sealed for the receiver. A badge never changes, and one that was
 * withdrawn never comes back: so two lists are merged by combining them, in any order, and a machine that was offline
 * cannot bring back a lost badge.
 */

const about = { id: BadgeId, madeAt: v.pipe(v.string(), v.isoTimestamp()) };

const SharedBadge = v.variant('kind', [
  v.object({ kind: v.picklist(['printed', 'card']), ...about, digest: v.string() }),
  /** `secret`: in base32. */
  v.object({ kind: v.literal('rotating'), ...about, secret: v.pipe(v.string(), v.maxLength(200)) }),
]);

export const SharedBadges = v.object({
  badges: v.array(SharedBadge),
  /** Ids of badges that no longer work. */
  withdrawn: v.array(BadgeId),
});
export type SharedBadges = v.InferOutput<typeof SharedBadges>;

/** The badges in a record. */
export type RecordBadges = Pick<PersonRecord, 'badges' | 'withdrawnBadges'>;

/** The badges of a record. A secret that cannot be read is left out. @param key of the data folder. */
export function sharedBadges(
  { badges = [], withdrawnBadges = [] }: RecordBadges,
  key: Uint8Array,
): SharedBadges {
  const shared = badges.flatMap((badge): SharedBadges['badges'] => {
    if (badge.kind !== 'rotating') return [badge];
    const { kind, id, madeAt, sealed } = badge;
    try {
      return [{ kind, id, madeAt, secret: unsealPhoneSecret(key, sealed, id) }];
    } catch (error) {
      if (!isFault(error)) throw error;
      return [];
    }
  });
  return { badges: shared, withdrawn: [...withdrawnBadges] };
}

/**
 * The badges of a record with those of another machine.
 * @param key of the data folder.
 * @returns the same object if nothing changes.
 */
export function withSharedBadges(
  own: RecordBadges,
  given: SharedBadges,
  key: Uint8Array,
): RecordBadges {
  const withdrawn = new Set([...(own.withdrawnBadges ?? []), ...given.withdrawn]);
  const known = new Set((own.badges ?? []).map(({ id }) => id));
  const added = given.badges.filter(({ id }) => !known.has(id) && !withdrawn.has(id));
  const kept = (own.badges ?? []).filter(({ id }) => !withdrawn.has(id));
  const isSame =
    added.length === 0 &&
    kept.length === (own.badges ?? []).length &&
    withdrawn.size === (own.withdrawnBadges ?? []).length;
  if (isSame) return own;
  return recordBadges([...kept, ...added.map((badge) => recordOf(badge, key))], withdrawn);
}

/** A record without some of its badges, which never come back. */
export function withoutBadges<Of extends RecordBadges>(record: Of, ids: readonly string[]): Of {
  const { badges = [], withdrawnBadges = [] } = record;
  const kept = badges.filter(({ id }) => !ids.includes(id));
  return { ...record, ...recordBadges(kept, new Set([...withdrawnBadges, ...ids])) };
}

/** A mark of the badges, as `marksOf`. @param given the ids of working and of withdrawn badges. */
export function badgesMark(given: readonly string[], withdrawn: readonly string[]): string {
  const text = JSON.stringify([given.toSorted(), withdrawn.toSorted()]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}

/** The mark of a person who never had a badge. */
export const noBadgesMark = badgesMark([], []);

function recordBadges(
  badges: readonly BadgeRecord[],
  withdrawn: ReadonlySet<string>,
): RecordBadges {
  return {
    badges: badges.length === 0 ? undefined : [...badges],
    withdrawnBadges: withdrawn.size === 0 ? undefined : [...withdrawn],
  };
}

function recordOf(badge: SharedBadges['badges'][number], key: Uint8Array): BadgeRecord {
  if (badge.kind !== 'rotating') return badge;
  const { kind, id, madeAt, secret } = badge;
  return { kind, id, madeAt, sealed: sealPhoneSecret(key, secret, id) };
}
