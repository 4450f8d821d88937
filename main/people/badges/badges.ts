import { randomUUID } from 'node:crypto';
import { Fault } from '../../../contract/fault.js';
import type { Commit } from '../../access/audit-first.js';
import { withPadCode } from '../records/pad-code.js';
import type { Changed } from '../records/person-pin.js';
import { isActive, type PersonRecord } from '../records/person-record.js';
import type { PersonRegister } from '../records/person-register.js';
import type { BadgeRecord } from './badge-record.js';
import type { BadgeKeys } from './badge-keys.js';
import {
  badgeDigest,
  newBadgeText,
  newPhoneSecret,
  sealPhoneSecret,
  stepOfCode,
  unsealPhoneSecret,
} from './badge-secrets.js';
import { withoutBadges } from './shared-badges.js';

/** The records, and the keys of their badges. */
export interface BadgeStore {
  readonly register: PersonRegister;
  readonly keys: BadgeKeys;
}

/** What is printed on a badge. */
export interface PrintedBadge {
  readonly name: string;
  readonly number: string | null;
  /** The text of the QR code. */
  readonly text: string;
}

/** A correct code from a phone, which counts once. */
export interface PhoneCode {
  readonly subjectId: string;
  readonly badgeId: string;
  /** Number of the 30 seconds since 1970 that the code belongs to. */
  readonly step: number;
}

/**
 * Makes a printed badge for each of these people; their earlier printed badges no longer work.
 * @param print writes the sheet. It comes first: a sheet that could not be written leaves the badges as they were.
 * @throws Fault `not-found`, `ambiguous`, and as `print`.
 */
export function printBadges(
  { register, keys }: BadgeStore,
  who: readonly string[],
  print: (badges: readonly PrintedBadge[]) => Promise<void>,
  commit: Commit<{ readonly subjectIds: readonly string[] }>,
): Promise<void> {
  return register.exclusively(async () => {
    const people = [...new Set(who.map((one) => register.findUnique(one)))];
    const made = new Map<PersonRecord, PersonRecord>();
    const printed = people.map((person) => {
      const text = newBadgeText();
      const badge = { ...newBadge('printed'), digest: badgeDigest(keys.own, 'printed', text) };
      made.set(person, withBadge(person, badge));
      return { name: person.name, number: person.number ?? null, text };
    });
    await print(printed);
    const subjectIds = people.map(({ subjectId }) => subjectId);
    await commit({ subjectIds }, () =>
      register.write(register.all.map((person) => made.get(person) ?? person)),
    );
  });
}

/**
 * Makes a secret for a person's phone, which replaces the previous one.
 * @returns the secret, and what the person types before the code.
 * @throws Fault `not-found`, `ambiguous`.
 */
export function makeRotating(
  { register, keys }: BadgeStore,
  who: string,
  commit: Commit<Changed>,
): Promise<Changed & { readonly secret: string; readonly typed: string }> {
  return register.exclusively(async () => {
    const person = register.findUnique(who);
    const { subjectId, name } = person;
    const secret = newPhoneSecret();
    const badge = newBadge('rotating');
    const sealed = sealPhoneSecret(keys.folderKey, secret, badge.id);
    const changed = withPadCode(withBadge(person, { ...badge, sealed }), register.all);
    await commit({ subjectId, name }, () => register.replace(person, changed));
    return { subjectId, name, secret, typed: changed.code ?? changed.number! };
  });
}

/**
 * Learns a person's card; a card that they already have does not change.
 * @throws Fault `not-found`, `ambiguous`; `invalid-input` if it is another person's.
 */
export function learnCard(
  { register, keys }: BadgeStore,
  who: string,
  card: string,
  commit: Commit<Changed>,
): Promise<Changed> {
  return register.exclusively(async () => {
    const person = register.findUnique(who);
    const { subjectId, name } = person;
    const holders = holdersOf({ register, keys }, 'card', card);
    const holder = holders.find((other) => other !== person);
    if (holder !== undefined) {
      throw new Fault(
        'invalid-input',
        `This card already belongs to ${holder.name} (${holder.subjectId}). Withdraw it there first, or use another card.`,
      );
    }
    if (holders.length === 0) {
      const digest = badgeDigest(keys.own, 'card', card);
      const changed = withBadge(person, { ...newBadge('card'), digest });
      await commit({ subjectId, name }, () => register.replace(person, changed));
    }
    return { subjectId, name };
  });
}

/** Withdraws a person's badge: it no longer works. @throws Fault `not-found`, `ambiguous`. */
export function withdrawBadge(
  { register }: Pick<BadgeStore, 'register'>,
  who: string,
  badgeId: string,
  commit: Commit<Changed & { readonly kind: BadgeRecord['kind'] }>,
): Promise<Changed> {
  return register.exclusively(async () => {
    const person = register.findUnique(who);
    const { subjectId, name, badges = [] } = person;
    const badge = badges.find(({ id }) => id === badgeId);
    if (badge === undefined) {
      throw new Fault(
        'not-found',
        `${name} has no badge with the ID ${badgeId}. Check the list of badges.`,
      );
    }
    const changed = withoutBadges(person, [badgeId]);
    const facts = { subjectId, name, kind: badge.kind };
    await commit(facts, () => register.replace(person, changed));
    return { subjectId, name };
  });
}

/**
 * The id of the active person with this printed badge or card; null for none. A card that was learnt for two people at
 * two kiosks belongs to no one.
 */
export function findByBadge(
  store: BadgeStore,
  kind: 'printed' | 'card',
  text: string,
): string | null {
  const [holder, ...others] = holdersOf(store, kind, text);
  const isOne = holder !== undefined && others.length === 0;
  return isOne && isActive(holder) ? holder.subjectId : null;
}

/**
 * The active person with a phone that shows this code now; null if number or code are wrong.
 * @param person the person with the number; undefined if there is none.
 */
export function findByPhone(
  key: Uint8Array,
  person: PersonRecord | undefined,
  code: string,
  nowMs: number,
): PhoneCode | null {
  if (person === undefined || !isActive(person)) return null;
  for (const badge of person.badges ?? []) {
    if (badge.kind !== 'rotating') continue;
    const secret = unsealPhoneSecret(key, badge.sealed, badge.id);
    const step = stepOfCode(secret, code, nowMs);
    if (step !== null) return { subjectId: person.subjectId, badgeId: badge.id, step };
  }
  return null;
}

/** The people with a printed badge or card, wherever it was made. */
function holdersOf(
  { register, keys }: BadgeStore,
  kind: 'printed' | 'card',
  text: string,
): PersonRecord[] {
  const digests = new Set(keys.all.map((key) => badgeDigest(key, kind, text)));
  return register.all.filter(({ badges = [] }) =>
    badges.some((badge) => badge.kind !== 'rotating' && digests.has(badge.digest)),
  );
}

function newBadge<Kind extends BadgeRecord['kind']>(kind: Kind) {
  return { id: randomUUID().slice(0, 8), kind, madeAt: new Date().toISOString() };
}

/** A person has one printed badge and one phone, and any number of cards. */
function withBadge(person: PersonRecord, badge: BadgeRecord): PersonRecord {
  const { badges = [] } = person;
  const ended = badges.filter(({ kind }) => kind === badge.kind && kind !== 'card');
  const ids = ended.map(({ id }) => id);
  const before = ids.length === 0 ? person : withoutBadges(person, ids);
  return { ...before, badges: [...(before.badges ?? []), badge] };
}
