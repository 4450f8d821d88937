import type { AlarmKind } from '../../../contract/calls/hub.js';
import type { ColumnType, Generated } from 'kysely';
import type { AnyPunchMethod } from '../../../contract/punch-method.js';
import type { DeliverySourceTable, DeliveryTable, DestinationTable } from './delivery-tables.js';
import type { Instant, OptionalInstant } from './instants.js';
import type { ApiAnswerTable, ApiTokenTable, ApiUseTable } from './rest-tables.js';
import type {
  GroupDoorTable,
  PersonPlaceTable,
  PlaceTable,
  RosterErasureTable,
  RosterTable,
} from './roster-tables.js';

/*
 * The tables of the hub as the code sees them; `migrations.ts` makes them. Instants are `timestamptz`, numbers
 * of entries `bigint`, which the driver reads as numbers.
 */

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
