import { sql, type Selectable } from 'kysely';
import type { HubDatabase } from '../database/open-database.js';
import type { HubTables } from '../database/schema.js';
import { isImportedFromHere } from '../ingest/punches.js';

/** A punch or look, at the kiosk that recorded it. */
export interface PunchAt {
  readonly kioskId: string;
  /** As `PushedEntry.kiosk`. */
  readonly kiosk: string;
  readonly seq: number;
  readonly subjectId: string;
  readonly atMs: number;
  readonly offsetMinutes: number;
  readonly zone: string;
  /** Null for a look. */
  readonly direction: 'in' | 'out' | null;
  readonly isWithdrawn: boolean;
  readonly isImportedFromHere: boolean;
  /** The kiosk's flags about its clock; empty for none. */
  readonly clockFlag: string;
}

interface Row extends Pick<
  Selectable<HubTables['punches']>,
  'kiosk_id' | 'seq' | 'subject_id' | 'at' | 'offset_minutes' | 'zone' | 'direction' | 'flags'
> {
  /** The requested entry. */
  readonly asked_kiosk: string;
  readonly asked_seq: number;
  readonly kiosk: string;
  readonly is_withdrawn: boolean;
  readonly is_imported: boolean;
}

const columns = sql`punches.kiosk_id, coalesce(kiosks.site_name, kiosks.name) as kiosk, punches.seq,
  punches.subject_id, punches.at, punches.offset_minutes, punches.zone, punches.direction,
  punches.withdrawn_by is not null as is_withdrawn, punches.flags`;

/** Names a row. */
export function rowKey(kioskId: string, seq: number): string {
  return `${kioskId} ${seq}`;
}

/**
 * The punches and looks of entries, by the `rowKey` of the entry. A punch that the hub's site copied from a kiosk is
 * replaced by the kiosk's own punch, which other systems know by its number.
 */
export async function rowsOfEntries(
  db: HubDatabase,
  keys: readonly { readonly kioskId: string; readonly seq: number }[],
): Promise<Map<string, PunchAt>> {
  const found = new Map<string, PunchAt>();
  if (keys.length === 0) return found;
  const { rows } = await sql<Row>`
    select asked.kiosk_id as asked_kiosk, asked.seq as asked_seq, ${columns},
      ${isImportedFromHere} as is_imported
    from unnest(
      ${keys.map(({ kioskId }) => kioskId)}::uuid[],
      ${keys.map(({ seq }) => seq)}::bigint[]
    ) as asked (kiosk_id, seq)
    join punches as here on here.kiosk_id = asked.kiosk_id and here.seq = asked.seq
    join kiosks as holder on holder.id = asked.kiosk_id
    left join kiosks as origin on holder.is_desk and origin.site_name = here.origin_kiosk
    join punches on punches.kiosk_id = coalesce(origin.id, here.kiosk_id)
      and punches.seq = case when origin.id is null then here.seq else here.origin_seq end
    join kiosks on kiosks.id = punches.kiosk_id`.execute(db);
  for (const row of rows) found.set(rowKey(row.asked_kiosk, row.asked_seq), punchAt(row));
  return found;
}

/**
 * The punches of the same people that count, from some time before the first of them to the same time after the last.
 */
export async function punchesAround(
  db: HubDatabase,
  punches: readonly PunchAt[],
  aroundMs: number,
): Promise<PunchAt[]> {
  const ranges = new Map<string, { fromMs: number; toMs: number }>();
  for (const { subjectId, atMs } of punches) {
    const { fromMs = atMs, toMs = atMs } = ranges.get(subjectId) ?? {};
    ranges.set(subjectId, { fromMs: Math.min(fromMs, atMs), toMs: Math.max(toMs, atMs) });
  }
  const all = [...ranges];
  const { rows } = await sql<Row>`
    select ${columns}, false as is_imported
    from unnest(
      ${all.map(([subjectId]) => subjectId)}::text[],
      ${all.map(([, { fromMs }]) => new Date(fromMs - aroundMs))}::timestamptz[],
      ${all.map(([, { toMs }]) => new Date(toMs + aroundMs))}::timestamptz[]
    ) as range (subject_id, from_at, to_at)
    join punches on punches.subject_id = range.subject_id
      and punches.at >= range.from_at and punches.at <= range.to_at
    join kiosks on kiosks.id = punches.kiosk_id
    where punches.withdrawn_by is null and punches.direction is not null and not ${isImportedFromHere}
    order by punches.subject_id, punches.at, punches.kiosk_id, punches.seq`.execute(db);
  return rows.map(punchAt);
}

function punchAt(row: Row): PunchAt {
  return {
    kioskId: row.kiosk_id,
    kiosk: row.kiosk,
    seq: row.seq,
    subjectId: row.subject_id,
    atMs: row.at.getTime(),
    offsetMinutes: row.offset_minutes,
    zone: row.zone,
    direction: row.direction,
    isWithdrawn: row.is_withdrawn,
    isImportedFromHere: row.is_imported,
    clockFlag: row.flags.split(',').find((flag) => flag.startsWith('clock-')) ?? '',
  };
}
