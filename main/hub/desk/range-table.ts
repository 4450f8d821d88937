import { sql } from 'kysely';
import type { ImportedEntry } from '../../attendance/journal/entry.js';
import { PunchTable } from '../../attendance/journal/punch-table.js';
import type { StandingPunch } from '../../attendance/journal/standing-punch.js';
import { offsetText } from '../../base/wall-clock.js';
import type { HubDatabase } from '../database/open-database.js';

/** A range of time in milliseconds since 1970, UTC: inclusive, and exclusive. */
export interface TableRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The hub's site in the database. */
export interface TableSite {
  /** Id of its data folder. */
  readonly id: string;
  /** Its name in its own journal. */
  readonly name: string;
}

/** The punches of a range. */
export interface TableQuery extends TableRange {
  /** Only these people; everyone if left out. */
  readonly subjectIds?: readonly string[];
}

/** Rows in one answer of the database. */
const pageRows = 5_000;

/** A row of the site, in the order of its journal. */
interface SiteRow {
  readonly seq: number;
  readonly subject_id: string;
  readonly at: Date;
  readonly offset_minutes: number;
  readonly zone: string;
  readonly direction: 'in' | 'out' | null;
  readonly method: StandingPunch['method'];
  readonly flags: string;
  readonly origin_kiosk: string | null;
  readonly origin_seq: number | null;
  readonly reviewed: boolean;
}

const columns = [
  ...(['seq', 'subject_id', 'at', 'offset_minutes', 'zone', 'direction'] as const),
  ...(['method', 'flags', 'origin_kiosk', 'origin_seq', 'reviewed'] as const),
] as const;

/**
 * Reads the punches of a range from the database, as the site's journal has them: with the numbers of its entries, and
 * after corrections. Shift days and exports are made from it as from the table of a journal, and only the range is in
 * memory.
 * @param range must begin some weeks before the days that are wanted, as `widened`.
 */
export async function tableOfRange(
  db: HubDatabase,
  site: TableSite,
  range: TableQuery,
): Promise<PunchTable> {
  const table = new PunchTable();
  const reviewed: number[] = [];
  for (const row of await siteRows(db, site.id, range)) {
    table.add(asEntry(row, site.name));
    if (row.reviewed) reviewed.push(row.seq);
  }
  markReviewed(table, reviewed);
  return table;
}

/**
 * Adds each person's first punch of all, since planned hours begin with it.
 * @param table of the range.
 */
export async function addFirstPunches(
  db: HubDatabase,
  site: TableSite,
  table: PunchTable,
  { fromMs }: TableRange,
  subjectIds: readonly string[],
): Promise<void> {
  const { rows } = await sql<SiteRow>`
    select first.* from unnest(${subjectIds}::text[]) as person (id)
    cross join lateral (
      select ${sql.join(columns.map((column) => sql.ref(column)))} from punches
      where subject_id = person.id and kiosk_id = ${site.id}::uuid and withdrawn_by is null
        and direction is not null
      order by at, seq limit 1
    ) as first where first.at < ${new Date(fromMs)}::timestamptz order by first.seq`.execute(db);
  for (const row of rows) {
    if (table.find(row.seq) === null) table.add(asEntry(row, site.name));
  }
}

/** The rows of a range in the order of the journal. They are read by time or by person, which have an index. */
async function siteRows(
  db: HubDatabase,
  siteId: string,
  { fromMs, toMs, subjectIds }: TableQuery,
): Promise<SiteRow[]> {
  const all: SiteRow[] = [];
  for (let last: SiteRow | null = null; ;) {
    let query = db
      .selectFrom('punches')
      .select(columns)
      .where('kiosk_id', '=', siteId)
      .where('at', '>=', new Date(fromMs))
      .where('at', '<', new Date(toMs))
      .where('withdrawn_by', 'is', null);
    if (subjectIds !== undefined) query = query.where('subject_id', 'in', subjectIds);
    if (last !== null) {
      const after = [last.at, last.seq] as const;
      query = query.where((eb) => eb(eb.refTuple('at', 'seq'), '>', eb.tuple(...after)));
    }
    const rows: SiteRow[] = await query.orderBy('at').orderBy('seq').limit(pageRows).execute();
    for (const row of rows) all.push(row);
    if (rows.length < pageRows) return all.sort((one, other) => one.seq - other.seq);
    last = rows.at(-1)!;
  }
}

/** A row as the entry that brought it. What the site recorded itself is taken for an entry of its own name. */
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
