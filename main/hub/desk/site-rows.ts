import { sql, type Selectable } from 'kysely';
import type { ImportedEntry } from '../../attendance/journal/entry.js';
import {
  PunchTable,
  type PunchQuery,
  type TableFacts,
} from '../../attendance/journal/punch-table.js';
import { originKey, type Origin } from '../../attendance/journal/standing-punches.js';
import { offsetText } from '../../base/wall-clock.js';
import type { HubDatabase } from '../database/open-database.js';
import type { HubTables } from '../database/schema.js';

/** The hub's site in the database. */
export interface TableSite {
  /** Id of its data folder. */
  readonly id: string;
  /** Its name in its own journal. */
  readonly name: string;
}

/** Rows in one answer of the database. */
const pageRows = 5_000;

const columns = [
  ...(['seq', 'subject_id', 'at', 'offset_minutes', 'zone', 'direction'] as const),
  ...(['method', 'flags', 'origin_kiosk', 'origin_seq', 'reviewed'] as const),
] as const;

/** A row of the site. */
export type SiteRow = Pick<Selectable<HubTables['punches']>, (typeof columns)[number]>;

/**
 * A table of rows as in the site's journal: with the numbers of its entries, and after corrections.
 * @param facts of the site's journal, which knows about changed clocks.
 */
export function tableOf(rows: readonly SiteRow[], siteName: string, facts: TableFacts): PunchTable {
  const table = new PunchTable(facts);
  const inOrder = [...rows].sort((one, other) => one.seq - other.seq);
  for (const row of inOrder) table.add(asEntry(row, siteName));
  markReviewed(
    table,
    inOrder.filter(({ reviewed }) => reviewed).map(({ seq }) => seq),
  );
  return table;
}

/**
 * The rows of a range that count, page by page, ordered by time. They are read by time or by person; both have an
 * index.
 */
export async function* pagesOfRows(
  db: HubDatabase,
  siteId: string,
  { fromMs, toMs, subjectIds }: PunchQuery,
): AsyncGenerator<readonly SiteRow[]> {
  for (let last: SiteRow | null = null; ;) {
    let query = rowsOfSite(db, siteId);
    if (fromMs !== undefined) query = query.where('at', '>=', new Date(fromMs));
    if (toMs !== undefined) query = query.where('at', '<', new Date(toMs));
    if (subjectIds !== undefined) query = query.where('subject_id', 'in', subjectIds);
    if (last !== null) {
      const after = [last.at, last.seq] as const;
      query = query.where((eb) => eb(eb.refTuple('at', 'seq'), '>', eb.tuple(...after)));
    }
    const rows: SiteRow[] = await query.orderBy('at').orderBy('seq').limit(pageRows).execute();
    yield rows;
    if (rows.length < pageRows) return;
    last = rows.at(-1)!;
  }
}

/** The row of an entry; null if it has no punch or look that counts. */
export async function rowOf(db: HubDatabase, siteId: string, seq: number): Promise<SiteRow | null> {
  return (await rowsOfSite(db, siteId).where('seq', '=', seq).executeTakeFirst()) ?? null;
}

/** Each person's very first punch, if it is before a time: planned hours begin with it. */
export async function firstRows(
  db: HubDatabase,
  siteId: string,
  beforeMs: number,
  subjectIds: readonly string[],
): Promise<SiteRow[]> {
  const { rows } = await sql<SiteRow>`
    select first.* from unnest(${subjectIds}::text[]) as person (id)
    cross join lateral (
      select ${sql.join(columns.map((column) => sql.ref(column)))} from punches
      where subject_id = person.id and kiosk_id = ${siteId}::uuid and withdrawn_by is null
        and direction is not null
      order by at, seq limit 1
    ) as first where first.at < ${new Date(beforeMs)}::timestamptz`.execute(db);
  return rows;
}

/** The numbers in the site's journal of copied entries, by `originKey`. */
export async function importedRows(
  db: HubDatabase,
  siteId: string,
  origins: readonly Origin[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ kiosk: string; origin_seq: number; seq: number }>`
    select origin.kiosk, here.origin_seq, here.seq
    from unnest(
      ${origins.map(({ kioskId }) => kioskId)}::text[],
      ${origins.map(({ seq }) => seq)}::bigint[]
    ) as origin (kiosk, seq)
    join punches as here on here.origin_kiosk = origin.kiosk and here.origin_seq = origin.seq
    where here.kiosk_id = ${siteId}::uuid`.execute(db);
  return new Map(
    rows.map(({ kiosk, origin_seq: seq, seq: here }) => [originKey({ kioskId: kiosk, seq }), here]),
  );
}

/** The largest number of a kiosk's entries that was copied to the site's journal; 0 if there is none. */
export async function lastImportedRow(
  db: HubDatabase,
  siteId: string,
  kioskId: string,
): Promise<number> {
  const found = await db
    .selectFrom('punches')
    .select('origin_seq')
    .where('origin_kiosk', '=', kioskId)
    .where('kiosk_id', '=', siteId)
    .orderBy('origin_seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.origin_seq ?? 0;
}

function rowsOfSite(db: HubDatabase, siteId: string) {
  return db
    .selectFrom('punches')
    .select(columns)
    .where('kiosk_id', '=', siteId)
    .where('withdrawn_by', 'is', null);
}

/** A row as the entry from which it comes. An entry that the site recorded itself has the site's own name. */
function asEntry(row: SiteRow, siteName: string): ImportedEntry {
  const { seq, subject_id: subjectId, at, zone, direction, method } = row;
  return {
    kind: 'imported',
    version: 2,
    seq,
    previous: '',
    hash: '',
    at: at.toISOString(),
    offset: offsetText(row.offset_minutes),
    zone,
    subjectId,
    direction: direction ?? 'seen',
    method,
    flags: row.flags === '' ? [] : (row.flags.split(',') as ImportedEntry['flags']),
    kioskId: row.origin_kiosk ?? siteName,
    originSeq: row.origin_seq ?? seq,
    author: '',
  };
}

function markReviewed(table: PunchTable, reviews: readonly number[]): void {
  if (reviews.length === 0) return;
  const entry = { kind: 'review', version: 2, seq: 0, previous: '', hash: '' } as const;
  const nothing = { at: '', offset: '', zone: '', kioskId: '', author: '', reason: '' } as const;
  table.add({ ...entry, ...nothing, reviews: [...reviews] });
}
