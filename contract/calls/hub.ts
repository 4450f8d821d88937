import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Id, Name } from '../fields.js';

/** The hub's own administration, which kiosks do not have. Part of the contract; see contract.ts. */

const KioskId = v.pipe(v.string(), v.uuid());

/** A kiosk of the hub. Instants in UTC; null for never. */
const HubKiosk = v.object({
  id: v.string(),
  name: v.string(),
  state: v.picklist(['active', 'revoked']),
  pairedAt: v.string(),
  lastSeenAt: v.nullable(v.string()),
  /** Entries at the hub, and entries that the kiosk had not sent yet when it was last seen. */
  entries: v.number(),
  lag: v.number(),
  /** Of Rollcall; empty before the first request. */
  version: v.string(),
  /** The hub's clock minus the kiosk's, in ms. */
  clockOffsetMs: v.nullable(v.number()),
  /** True for a former id of a kiosk, which continues under another one. */
  isFormer: v.boolean(),
  /** True if the kiosk may continue with a new id and has not done so yet. */
  isResuming: v.boolean(),
  /** Its site; null for none. */
  siteId: v.nullable(v.string()),
  /** Number of people who do not clock in there, and whose removal the kiosk has not confirmed yet. */
  removals: v.number(),
});
export type HubKiosk = v.InferOutput<typeof HubKiosk>;

/**
 * `fork`: two entries with one number. `broken`: an entry that does not follow. `lost`: entries that the kiosk
 * cannot read any more. `behind`: a kiosk without entries that it had sent. `clock`: a clock that is wrong by
 * more than two minutes. `duplicate`: two people with one employee number. `revoked`: a request with revoked keys.
 * `signature`: a request with a wrong signature. `restored`: a kiosk that has more from the hub than its database has.
 * `returned`: a person who was erased, and came back with a backup of the hub.
 */
export const AlarmKind = v.picklist([
  'fork',
  'broken',
  'lost',
  'behind',
  'clock',
  'duplicate',
  'revoked',
  'signature',
  'restored',
  'returned',
]);
export type AlarmKind = v.InferOutput<typeof AlarmKind>;

/** Something that an administrator must look at. */
const HubAlarm = v.object({
  /** Id of the kiosk, kind and subject: what `hub.acknowledge` needs. */
  kioskId: v.string(),
  kind: AlarmKind,
  about: v.string(),
  /** Name of the kiosk. */
  name: v.string(),
  sentence: v.string(),
  lastAt: v.string(),
  times: v.number(),
  /** Account that took note of it since it last happened; null for none. */
  acknowledgedBy: v.nullable(v.string()),
});
export type HubAlarm = v.InferOutput<typeof HubAlarm>;

/** An erased or merged person, and which kiosks have confirmed that. Instants in UTC. */
const HubErasure = v.object({
  subjectId: v.string(),
  erasedAt: v.string(),
  /** The person the record was merged into; null if they were erased. */
  mergedInto: v.nullable(v.string()),
  /** True if all kiosks have confirmed it. */
  isComplete: v.boolean(),
  kiosks: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      /** `revoked`: the kiosk gets nothing more, so its disk must be erased by hand. */
      state: v.picklist(['confirmed', 'outstanding', 'revoked']),
      confirmedAt: v.nullable(v.string()),
    }),
  ),
});
export type HubErasure = v.InferOutput<typeof HubErasure>;

const PlaceId = v.pipe(v.string(), v.uuid());
/** Sites and kiosks of a group; empty for a site. */
const DoorIds = v.pipe(v.array(v.pipe(v.string(), v.uuid())), v.maxLength(1000));

/** A site has kiosks; an access group consists of some sites and kiosks. */
const PlaceKind = v.picklist(['site', 'group']);

const HubPlace = v.object({
  id: v.string(),
  kind: PlaceKind,
  name: v.string(),
  /** The sites and kiosks of a group; empty for a site. */
  doorIds: v.array(v.string()),
  /** Number of people who belong to it. */
  people: v.number(),
});
export type HubPlace = v.InferOutput<typeof HubPlace>;

export const hubCalls = {
  /** Kiosks by name, and alarms, newest first. All calls of the hub: fault `not-found` at a kiosk. */
  'hub.status': {
    access: 'administrator',
    input: v.object({}),
    output: v.object({ kiosks: v.array(HubKiosk), alarms: v.array(HubAlarm) }),
  },
  /** Makes a code that joins one kiosk, once, until `validUntil` (UTC). Null for no site, or the one that it had. */
  'hub.pair': {
    access: 'administrator',
    input: v.object({ siteId: v.optional(v.nullable(PlaceId), null) }),
    output: v.object({ pairingCode: v.string(), port: v.number(), validUntil: v.string() }),
  },
  /** Refuses a kiosk from now on; its entries stay. Fault `not-found`. */
  'hub.revoke': {
    access: 'administrator',
    input: v.object({ kioskId: KioskId }),
    output: v.object({ name: v.string() }),
  },
  /**
   * Lets a kiosk continue whose journal contradicts the hub's: it gets a new id, and the entries of both sides stay.
   * Faults `not-found`; `invalid-input` if nothing contradicts.
   */
  'hub.resume': {
    access: 'administrator',
    input: v.object({ kioskId: KioskId }),
    output: v.object({ name: v.string() }),
  },
  /** All erasures and merges of people, newest first: the certificate over all kiosks. */
  'hub.erasures': {
    access: 'administrator',
    input: v.object({}),
    output: v.object({ erasures: v.array(HubErasure) }),
  },
  /** Sites and access groups by name. */
  'hub.places': {
    access: 'hr',
    input: v.object({}),
    output: v.object({ places: v.array(HubPlace) }),
  },
  /** Fault `invalid-input` if another site or group has the name. */
  'hub.addPlace': {
    access: 'administrator',
    input: v.object({ kind: PlaceKind, name: Name, doorIds: DoorIds }),
    output: v.object({ id: v.string() }),
  },
  /** Faults `not-found`; `invalid-input` as for `hub.addPlace`. */
  'hub.changePlace': {
    access: 'administrator',
    input: v.object({ placeId: PlaceId, name: Name, doorIds: DoorIds }),
    output: v.object({}),
  },
  /** Faults `not-found`; `invalid-input` if people or kiosks belong to it. */
  'hub.removePlace': {
    access: 'administrator',
    input: v.object({ placeId: PlaceId }),
    output: v.object({}),
  },
  /** Moves a kiosk to a site, or to none: it gets other people, and removes those who do not clock in there. */
  'hub.moveKiosk': {
    access: 'administrator',
    input: v.object({ kioskId: KioskId, siteId: v.nullable(PlaceId) }),
    output: v.object({}),
  },
  /**
   * The places where a person clocks in (empty for every door), and which kiosks have the person. Fault `not-found`.
   */
  'hub.personPlaces': {
    access: 'administrator',
    input: v.object({ subjectId: Id }),
    output: v.object({
      placeIds: v.array(v.string()),
      kiosks: v.array(
        v.object({
          id: v.string(),
          name: v.string(),
          /**
           * `outstanding`: the person does not clock in there, and the removal is not confirmed. `revoked`: erase its
           * disk by hand.
           */
          state: v.picklist(['expected', 'removed', 'outstanding', 'revoked']),
        }),
      ),
    }),
  },
  /** Sets where a person clocks in from now on; empty for every door. Faults `not-found`. */
  'hub.expect': {
    access: 'administrator',
    input: v.object({ subjectId: Id, placeIds: v.pipe(v.array(PlaceId), v.maxLength(100)) }),
    output: v.object({}),
  },
  /** Takes note of an alarm. Fault `not-found`. */
  'hub.acknowledge': {
    access: 'administrator',
    input: v.object({ kioskId: KioskId, kind: HubAlarm.entries.kind, about: v.string() }),
    output: v.object({}),
  },
} as const satisfies Calls;
