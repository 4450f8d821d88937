import type { AlarmKind } from '../../../contract/calls/hub.js';
import type { ColumnType, Generated } from 'kysely';
import type { AnyPunchMethod } from '../../../contract/punch-method.js';
import type { SiteItemKind } from '../../link/roster-messages.js';

/*
 * The tables of the hub as the code sees them; `migrations.ts` makes them. Instants are `timestamptz`, numbers
 * of entries `bigint`, which the driver reads as numbers.
 */

/** An instant: read as a Date, written as a Date or in ISO form. */
type Instant = ColumnType<Date, Date | string, Date | string>;
type OptionalInstant = ColumnType<
  Date | null,
  Date | string | null | undefined,
  Date | string | null
>;

/** A kiosk, and how much of its journal the hub has. */
export interface KioskTable {
  /** The random id of the kiosk's data folder, a UUID. */
  id: string;
  /** Name of the kiosk in its own settings, such as `gate`. */
  name: string;
  state: 'active' | 'revoked';
  /** Ed25519 public key that signs the kiosk's requests, as `PublicKeys`. */
  sign_key: string;
  /** X25519 public key for what is sealed for this kiosk, as `PublicKeys`. */
  seal_key: string;
  paired_at: Instant;
  revoked_at: OptionalInstant;
  last_seen_at: OptionalInstant;
  /** Version of Rollcall at the kiosk; empty before its first request. */
  version: Generated<string>;
  /** The last entry that is here; 0 and zeros for none. */
  head_seq: Generated<number>;
  head_hash: Generated<string>;
  /** The last entry of the kiosk's journal, as the kiosk said. */
  journal_seq: Generated<number>;
  /** The hub's clock minus the kiosk's, in ms; null if it was not measured. */
  clock_offset_ms: number | null;
  /**
   * When and by which account the kiosk was allowed to continue with a new id; null if it was not, or has already done
   * so.
   */
  restart_allowed_at: OptionalInstant;
  restart_allowed_by: string | null;
  /** The id that the kiosk has now; null for the same one. */
  continued_by: string | null;
  /** The kiosk's former id, and the last entry of that chain that its journal has; null for none. */
  continues_id: string | null;
  continues_seq: number | null;
  continues_hash: string | null;
  /** Version of the people that the kiosk last reported; 0 for none. */
  roster_applied: Generated<number>;
  /** The highest version that this database has sent it; see `roster/sent-versions.ts`. */
  roster_sent: Generated<number>;
  /** The site that it belongs to, as `PlaceTable.id`; null for none. */
  site_id: string | null;
  /**
   * Increases when its site or groups change, and so its people; and the view for which it last asked for everything.
   */
  view: Generated<number>;
  view_sent: Generated<number>;
  /** True for the hub's own site. */
  is_desk: Generated<boolean>;
  /** Name of the kiosk in the journal of the hub's site, which never changes; null before its first entry there. */
  site_name: string | null;
}

/** An entry of a kiosk's journal, as it stands there. */
export interface EntryTable {
  kiosk_id: string;
  seq: number;
  hash: string;
  /** As in the entry; `copied` for one that the hub's site took over from a kiosk, which the kiosk sent itself. */
  kind: string;
  /** The kiosk's own time of the entry. */
  at: Instant;
  /** The line of the journal, byte for byte. */
  line: string;
  /** The kiosk's `clock_offset_ms` when the entry arrived. */
  clock_offset_ms: number | null;
  received_at: Instant;
  /** Number of the last entry of the batch that brought it, as `arrivals.seq`. */
  arrival: number;
}

/** A punch or look that an entry brought, with the changes of later entries. */
export interface PunchTable {
  kiosk_id: string;
  /** Number of the entry that brought it. */
  seq: number;
  /** The person it counts for, after merges. */
  subject_id: string;
  at: Instant;
  /** Local time minus UTC, in minutes. */
  offset_minutes: number;
  /** IANA zone. */
  zone: string;
  /** Null for a look: it is not known whether the person came or left. */
  direction: 'in' | 'out' | null;
  method: AnyPunchMethod;
  /** What was unusual, separated by commas; empty for nothing. */
  flags: string;
  /** True if HR reviewed it at the desk and left it unchanged; only in the rows of the hub's own site. */
  reviewed: Generated<boolean>;
  /** Kiosk name and number there of a punch that was imported from another kiosk; else null. */
  origin_kiosk: string | null;
  origin_seq: number | null;
  /** Number of the entry that withdrew it; null if it counts. */
  withdrawn_by: number | null;
  /** The kiosk of that entry, if it is another one: the hub's own site. */
  withdrawn_by_kiosk: string | null;
  /** When the hub last changed this row. */
  updated_at: Instant;
  /** The batch that last changed this row, as `arrivals.kiosk_id` and `arrivals.seq`. */
  arrival_kiosk: string;
  arrival: number;
}

/**
 * A batch of entries that arrived from a kiosk. Its position is assigned after its transaction, one batch after
 * another. So a reader that has seen a position has seen all lower ones. See `rest/arrivals.ts`.
 */
export interface ArrivalTable {
  kiosk_id: string;
  /** Number of its last entry. */
  seq: number;
  at: Instant;
  /** 1, 2, 3, …; null until it has one. */
  position: ColumnType<number | null, never, number>;
}

/** A number that is counted up, in a row that the counting transaction locks. */
export interface CounterTable {
  name: 'arrivals' | 'roster';
  value: number;
}

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

/** A client's access to the REST API. */
export interface ApiTokenTable {
  id: string;
  /** Of the client, such as `payroll`; one at a time that is not revoked. */
  name: string;
  /** SHA-256 of the token. */
  hash: string;
  /** Separated by spaces. */
  scopes: string;
  made_at: Instant;
  revoked_at: OptionalInstant;
}

/** A use of a token: who asked for what, and when. Without values of parameters, since they may name a person. */
export interface ApiUseTable {
  id: string;
  token_id: string;
  at: Instant;
  path: string;
  /** Names of the parameters, separated by spaces. */
  parameters: string;
  /** HTTP status of the answer. */
  status: number;
  /** Number of items in the answer. */
  items: number;
}

/**
 * A request of a program that changed something. It is done only once, even if it is sent again. Keys and requests are
 * MACs: a short key could be guessed from a hash, and requests have names.
 */
export interface ApiAnswerTable {
  token_id: string;
  key_mac: string;
  request_mac: string;
  at: Instant;
  /** The last entry of the site's journal before; 0 for none. */
  journal_seq: number;
  /** Null until it is done. */
  status: number | null;
  /** JSON, with ids only. */
  answer: string | null;
}

/** A connector or webhook that something was sent to. */
export interface DestinationTable {
  name: string;
  /** Of the deliveries so far. */
  last_number: Generated<number>;
  sent: Generated<number>;
  last_sent_at: OptionalInstant;
}

/** An event on its way to a destination. What was sent is deleted. */
export interface DeliveryTable {
  destination: string;
  event_id: string;
  /** Its place in the order of the destination. */
  number: number;
  /** As `orderKeyOf`: the person, or empty for none. */
  order_key: string;
  /** Another person that the event is about; null for none. */
  other_subject: string | null;
  /** JSON of an `OutgoingEvent`. */
  event: string;
  state: 'waiting' | 'dead';
  attempts: number;
  first_at: OptionalInstant;
  next_at: Instant;
  /** JSON of an `Outcome`; null before the first attempt. */
  outcome: string | null;
}

/** The position up to which a destination has taken the events of a source. */
export interface DeliverySourceTable {
  destination: string;
  source: string;
  up_to: number;
}

/** A merge of two records of one person at a kiosk. */
export interface MergeTable {
  kiosk_id: string;
  seq: number;
  subject_id: string;
  into_id: string;
}

/** An entry that contradicts the one with the same number. It is not counted. */
export interface QuarantineTable {
  kiosk_id: string;
  seq: number;
  hash: string;
  line: string;
  received_at: Instant;
}

/** Something that an administrator must look at. One row for each `about`, even if it happens several times. */
export interface AlarmTable {
  kiosk_id: string;
  kind: AlarmKind;
  /** What it is about, so that the same alarm is not stored twice. */
  about: string;
  sentence: string;
  first_at: Instant;
  last_at: Instant;
  times: Generated<number>;
  /** When an administrator acknowledged it, and with which account; null if no one has since it last happened. */
  acknowledged_at: OptionalInstant;
  acknowledged_by: string | null;
}

/** A code that pairs one kiosk. */
export interface PairingCodeTable {
  /** MAC of the secret part of the code. */
  code_mac: string;
  expires_at: Instant;
  /** Null until a kiosk used it. */
  used_at: OptionalInstant;
  /** The site that the kiosk gets; null for the one that it had, or none. */
  site_id: string | null;
}

export interface HubTables {
  kiosks: KioskTable;
  entries: EntryTable;
  punches: PunchTable;
  merges: MergeTable;
  quarantine: QuarantineTable;
  alarms: AlarmTable;
  pairing_codes: PairingCodeTable;
  arrivals: ArrivalTable;
  counters: CounterTable;
  roster: RosterTable;
  roster_erasures: RosterErasureTable;
  places: PlaceTable;
  group_doors: GroupDoorTable;
  person_places: PersonPlaceTable;
  api_tokens: ApiTokenTable;
  api_uses: ApiUseTable;
  api_answers: ApiAnswerTable;
  destinations: DestinationTable;
  deliveries: DeliveryTable;
  delivery_sources: DeliverySourceTable;
}
