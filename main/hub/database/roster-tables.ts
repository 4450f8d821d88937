import type { Generated } from 'kysely';
import type { SiteItemKind } from '../../link/roster-messages.js';
import type { Instant } from './instants.js';

/* The tables of people and of the places where they are expected; see `schema.ts`. */

/**
 * A person of the hub's site, or one who was erased there; or a part of its settings, an absence or a sign-off. Names and templates are in the site's data folder only.
 * Each change gets a higher version, in one order for all people; see `roster/versions.ts`.
 */
export interface RosterTable {
  /** Of the person; for anything else `<kind>/<id>`. */
  subject_id: string;
  kind: Generated<'person' | SiteItemKind>;
  version: number;
  /** A MAC of the content, so that a change is noticed; null for what was erased or removed. */
  digest: string | null;
  /** The person the erased record was merged into; null if there is none. */
  into_id: string | null;
  /** When this version was given. */
  changed_at: Instant;
  /** Of a person: ids of their places, sorted, separated by spaces; null for every door. */
  access: string | null;
  /** The version at which `access` last changed; 0 if it never did. */
  access_version: Generated<number>;
}

/** A site, which has kiosks; or an access group, which stands for sites and kiosks. */
export interface PlaceTable {
  id: string;
  kind: 'site' | 'group';
  /** Unique among both kinds. */
  name: string;
}

/** A site or kiosk that an access group stands for. */
export interface GroupDoorTable {
  group_id: string;
  /** Of the site or the kiosk. */
  door_id: string;
}

/** A place where a person is expected. Without one, they are expected at every door. */
export interface PersonPlaceTable {
  subject_id: string;
  place_id: string;
}

/** A kiosk that has confirmed an erasure. */
export interface RosterErasureTable {
  kiosk_id: string;
  subject_id: string;
  confirmed_at: Instant;
}
