import { AnyPunchMethod } from '../../contract/punch-method.js';
import * as v from 'valibot';
import { StoredAbsence } from '../attendance/absence/absences.js';
import { StoredSignOff } from '../attendance/sign-off/sign-offs.js';
import { SharedBadgeKeys } from '../people/badges/badge-keys.js';
import { BadgeId } from '../people/badges/badge-record.js';
import { Part, SharedPerson } from '../people/shared/shared-person.js';

/*
 * How people go from the hub to its kiosks, and from a kiosk to its hub. Requests are signed as `signed-request.ts`,
 * answers as `signed-answer.ts`; what is sealed in them is described here.
 */

const version = v.literal(1);
const Version = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const Id = v.pipe(v.string(), v.regex(/^[\w-]{1,200}$/));
const Nonce = v.pipe(v.string(), v.minLength(16), v.maxLength(100));
const Instant = v.pipe(v.string(), v.isoTimestamp());

/** Longest time that a hub holds a request if nothing has changed, in ms: less than the client waits for an answer. */
export const maxHoldMs = 25_000;

/** A kiosk asks for what changed after the version that it has. */
export const RosterRequest = v.object({
  version,
  /** As `AnswerTo.nonce`. */
  nonce: Nonce,
  /** The version that the kiosk has applied: everything up to it is on its disk. */
  since: Version,
  /** Urgent changes up to this version were applied already. */
  urgentSince: Version,
  /** Punches of other kiosks are known up to this position, see `ArrivalTable`; 0 for none. */
  doorsSince: Version,
  /** Kinds of items besides people and erasures that this version of the kiosk takes; the hub leaves others out. */
  takes: v.optional(v.array(v.pipe(v.string(), v.maxLength(40))), []),
  /**
   * As `RosterPage.view` of the first page that the kiosk has applied since it asked for everything; 0 before it. Left out by
   * a kiosk that does not know it, such as one of an older version.
   */
  view: v.optional(Version),
  /** How long the hub may wait for news, in ms. */
  holdMs: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(maxHoldMs)),
});
export type RosterRequest = v.InferOutput<typeof RosterRequest>;

/** A person who was erased; `into` has their punches if the record was merged. */
const Erased = v.object({
  kind: v.literal('erased'),
  subjectId: Id,
  version: Version,
  into: v.nullable(Id),
});

/** A person who no longer clocks in at this kiosk; the hub and other kiosks still have them. */
const Removed = v.object({ kind: v.literal('removed'), subjectId: Id, version: Version });

/** Changes that a kiosk applies before everything else, because they remove something. */
const Urgent = v.variant('kind', [
  Erased,
  Removed,
  v.object({
    kind: v.literal('barred'),
    subjectId: Id,
    version: Version,
    suspended: v.optional(v.boolean()),
    purgeAt: v.optional(Instant),
  }),
  /** Badges that no longer work. */
  v.object({
    kind: v.literal('withdrawn'),
    subjectId: Id,
    version: Version,
    badges: v.array(BadgeId),
  }),
]);
export type Urgent = v.InferOutput<typeof Urgent>;

/** Kinds of items besides people. */
export const siteItemKinds = ['setting', 'absence', 'signOff'] as const;
export type SiteItemKind = (typeof siteItemKinds)[number];
/** What this version of the kiosk takes, for `RosterRequest.takes`: these items, removals, and the badges of people. */
export const takenKinds = [...siteItemKinds, 'removed', 'badges'] as const;

const RosterItem = v.variant('kind', [
  Erased,
  Removed,
  v.object({ kind: v.literal('person'), version: Version, ...SharedPerson.entries }),
  /** A part of the settings that was changed at the hub; the kiosk checks it as its own version needs. */
  v.object({
    kind: v.literal('setting'),
    version: Version,
    part: v.string(),
    values: v.record(v.string(), v.unknown()),
  }),
  /** Null: it was removed. */
  v.object({
    kind: v.literal('absence'),
    version: Version,
    id: v.string(),
    absence: v.nullable(StoredAbsence),
  }),
  v.object({ kind: v.literal('signOff'), version: Version, signOff: StoredSignOff }),
]);
export type RosterItem = v.InferOutput<typeof RosterItem>;

/** A punch at another kiosk, or an own one that was withdrawn at the desk; `direction` is null if it no longer counts. */
const OtherPunch = v.object({
  /** Id of the kiosk. */
  kioskId: v.string(),
  seq: Version,
  subjectId: v.string(),
  /** Milliseconds since 1970, UTC. */
  atMs: v.number(),
  offsetMinutes: v.number(),
  zone: v.string(),
  direction: v.nullable(v.picklist(['in', 'out'])),
  method: AnyPunchMethod,
  /** True for a punch of the kiosk that asks. */
  isOwn: v.optional(v.boolean()),
});
export const OtherPunches = v.array(OtherPunch);

/** What is sealed in the answer to a `RosterRequest`. */
export const RosterPage = v.object({
  version,
  urgent: v.array(Urgent),
  /** Oldest first. */
  items: v.array(RosterItem),
  /** The kiosk has this version when it has applied the page. */
  upTo: Version,
  /** True if settings, absences and sign-offs of the site are the hub's, and come with its people. */
  hasSite: v.optional(v.boolean(), false),
  /** True if more follows at once. */
  more: v.boolean(),
  /** Which people are expected at the kiosk: another number if they are others. Left out by a hub of an older version. */
  view: v.optional(Version),
  /** True if the kiosk must ask for everything again, because other people are expected there from now on. */
  again: v.optional(v.boolean(), false),
  /** Punches of the last two days at other kiosks that were recorded or changed after `doorsSince`, up to `doorsUpTo`. */
  doors: OtherPunches,
  doorsUpTo: Version,
  /** True if more of them follow at once. */
  moreDoors: v.optional(v.boolean(), false),
  /** The hub's X25519 key, for what the kiosk seals for it. */
  sealKey: v.string(),
  /** As `BadgeKeys.shared`; left out by a hub that shares no badges. */
  badgeKeys: v.optional(SharedBadgeKeys),
  /** True if the hub takes the absences that a kiosk had before it joined. */
  takesAbsences: v.optional(v.boolean(), false),
});
export type RosterPage = v.InferOutput<typeof RosterPage>;

/** A change that was made at a kiosk. */
const PersonChange = v.variant('kind', [
  v.object({
    kind: v.literal('person'),
    /** The version of this person that the kiosk had before; 0 for a person who is not from the hub. */
    base: Version,
    /** What was changed. */
    parts: v.pipe(v.array(Part), v.minLength(1)),
    ...SharedPerson.entries,
  }),
  v.object({
    kind: v.literal('erased'),
    subjectId: Id,
    into: v.nullable(Id),
    /** True if the hub itself had this person erased here: its data was restored from a backup since. */
    isAgain: v.optional(v.boolean()),
  }),
]);
export type PersonChange = v.InferOutput<typeof PersonChange>;

/** Changes in one request. */
export const maxChanges = 100;

/** A kiosk sends what was changed there; what is sealed in it is a `PeopleChanges`. */
export const PeopleRequest = v.object({
  version,
  nonce: Nonce,
  sealed: v.pipe(v.string(), v.base64()),
});
export type PeopleRequest = v.InferOutput<typeof PeopleRequest>;

/** Absences in one request. */
export const maxBrought = 1000;

export const PeopleChanges = v.object({
  version,
  changes: v.pipe(v.array(PersonChange), v.maxLength(maxChanges)),
  /** As `BadgeKeys.shared`, if a change has badges. */
  badgeKeys: v.optional(SharedBadgeKeys),
  /** Those that the kiosk had before it joined. */
  absences: v.optional(v.pipe(v.array(StoredAbsence), v.maxLength(maxBrought))),
});
export type PeopleChanges = v.InferInput<typeof PeopleChanges>;

/** How many absences are new at the hub, and the ids of those that conflict with another one of the same person. */
const BroughtAbsences = v.object({ added: v.number(), clashed: v.array(v.string()) });
export type BroughtAbsences = v.InferOutput<typeof BroughtAbsences>;

/** The result of each change, in the same order. */
export const PeopleSettled = v.object({
  version,
  settled: v.array(
    v.object({
      subjectId: Id,
      /** The version of this person at the hub now. */
      version: Version,
      /** `duplicate`: the number belongs to another person, so it was left out. `erased`: the hub erased them. */
      state: v.picklist(['taken', 'duplicate', 'erased']),
    }),
  ),
  absences: v.optional(BroughtAbsences),
});
export type PeopleSettled = v.InferOutput<typeof PeopleSettled>;

/** The purpose of each kind of box: a box cannot be used in place of another kind. */
export const boxContexts = {
  roster: 'roster page',
  people: 'people changes',
  settled: 'people settled',
} as const;
