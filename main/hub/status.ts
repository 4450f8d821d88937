import type { Kysely, Selectable } from 'kysely';
import * as v from 'valibot';
import { AlarmKind } from '../../contract/calls/hub.js';
import { isAllowed } from './pairing/continue-chain.js';
import type { HubTables, KioskTable } from './database/schema.js';

const Text = v.nullable(v.string());

/** A kiosk as `rollcall hub status` shows it. Instants in UTC; null for never. */
export const KioskStatus = v.object({
  id: v.string(),
  name: v.string(),
  state: v.picklist(['active', 'revoked']),
  pairedAt: v.string(),
  lastSeenAt: Text,
  /** Entries at the hub, and entries that the kiosk had not sent yet when it was last seen. */
  entries: v.number(),
  lag: v.number(),
  version: v.string(),
  /** The hub's clock minus the kiosk's, in ms. */
  clockOffsetMs: v.nullable(v.number()),
  /** True for a former id of a kiosk, which continues under another one. */
  isFormer: v.boolean(),
  /** True if the kiosk may continue with a new id and has not done so yet. */
  isResuming: v.boolean(),
  /** Its site; null for none. */
  siteId: Text,
  site: Text,
});

/** An alarm, as stored. */
const AlarmStatus = v.object({
  kiosk: v.string(),
  name: v.string(),
  kind: AlarmKind,
  about: v.string(),
  sentence: v.string(),
  firstAt: v.string(),
  lastAt: v.string(),
  times: v.number(),
  /** Account that took note of it since it last happened; null for none. */
  acknowledgedBy: Text,
});

export const HubStatus = v.object({ kiosks: v.array(KioskStatus), alarms: v.array(AlarmStatus) });
export type HubStatus = v.InferOutput<typeof HubStatus>;

/** The kiosks, each with the name of its site. */
export function kiosksWithSites(db: Kysely<HubTables>) {
  return db
    .selectFrom('kiosks')
    .leftJoin('places', 'places.id', 'kiosks.site_id')
    .selectAll('kiosks')
    .select('places.name as site');
}

/** A kiosk as stored, as it is shown. */
export function kioskStatus(
  kiosk: Selectable<KioskTable> & { readonly site: string | null },
): v.InferOutput<typeof KioskStatus> {
  return {
    id: kiosk.id,
    name: kiosk.name,
    state: kiosk.state,
    pairedAt: kiosk.paired_at.toISOString(),
    lastSeenAt: kiosk.last_seen_at?.toISOString() ?? null,
    entries: kiosk.head_seq,
    lag: Math.max(0, kiosk.journal_seq - kiosk.head_seq),
    version: kiosk.version,
    clockOffsetMs: kiosk.clock_offset_ms,
    isFormer: kiosk.continued_by !== null,
    isResuming: isAllowed(kiosk.restart_allowed_at),
    siteId: kiosk.site_id,
    site: kiosk.site,
  };
}

/** All kiosks by name, and all alarms, newest first. */
export async function hubStatus(db: Kysely<HubTables>): Promise<HubStatus> {
  const kiosks = await kiosksWithSites(db)
    .where('is_desk', '=', false)
    .orderBy('kiosks.name')
    .orderBy('kiosks.id')
    .execute();
  const alarms = await db
    .selectFrom('alarms')
    .innerJoin('kiosks', 'kiosks.id', 'alarms.kiosk_id')
    .selectAll('alarms')
    .select('kiosks.name')
    .orderBy('alarms.last_at', 'desc')
    .execute();
  return {
    kiosks: kiosks.map(kioskStatus),
    alarms: alarms.map((alarm) => ({
      kiosk: alarm.kiosk_id,
      name: alarm.name,
      kind: alarm.kind,
      about: alarm.about,
      sentence: alarm.sentence,
      firstAt: alarm.first_at.toISOString(),
      lastAt: alarm.last_at.toISOString(),
      times: alarm.times,
      acknowledgedBy: alarm.acknowledged_by,
    })),
  };
}
