import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import type { HubDatabase } from '../database/open-database.js';
import type { HubTables } from '../database/schema.js';
import { lastPosition, numberArrivals } from './arrivals.js';
import { arrivalCursor, readArrivalCursor } from './cursor.js';
import type { Page } from './route.js';

/** The fields of a row that give its place in the order of arrival. */
interface Placed {
  readonly position: number | null;
  readonly kiosk_id: string;
  /** With `arrival`, the batch that added or changed the row. */
  readonly arrival_kiosk: string;
  readonly arrival: number;
  readonly seq: number;
}

/** A part of the order of arrival. */
export interface ArrivalRange {
  /** After entry `seq` of a kiosk, as added or changed by the arrival of `position`. */
  readonly after: { readonly position: number; readonly seq: number; readonly ofKiosk: string };
  /** The last position, inclusive. */
  readonly upTo: number;
}

/** Where a page in the order of arrival begins, and how long it may be. */
export interface ArrivalPageQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Finds the rows of a list. */
interface Rows<Row> {
  /** Reads up to `limit` rows of a range, in the order of arrival. */
  readonly read: (range: ArrivalRange, limit: number) => Promise<readonly Row[]>;
  /** Finds the first position that has a row; null if none has. A list without a filter may return 0. */
  readonly first: () => Promise<number | null>;
}

/** After all entries of an arrival: higher than the number of any entry. */
const wholeArrival = {
  seq: Number.MAX_SAFE_INTEGER,
  ofKiosk: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
} as const;
/** The first range has this share of a page as arrivals, since an arrival has one entry or many. */
const firstShare = 8;
/** How much wider the next range is if one does not have enough rows. */
const widening = 4;

/**
 * Reads a page in the order of arrival. It looks for rows range by range: otherwise, for each page, the database would
 * join and sort everything after the cursor.
 * @throws Fault as `readArrivalCursor`.
 */
export async function arrivalPage<Row extends Placed, Item>(
  db: HubDatabase,
  { cursor, limit }: ArrivalPageQuery,
  { read, first }: Rows<Row>,
  itemOf: (row: Row) => Item,
): Promise<Page<Item>> {
  const isBehind = await numberArrivals(db);
  const end = await lastPosition(db);
  let after: ArrivalRange['after'] =
    cursor === undefined
      ? { position: ((await first()) ?? end + 1) - 1, ...wholeArrival }
      : await readArrivalCursor(db, cursor);
  const rows: Row[] = [];
  for (let width = Math.ceil(limit / firstShare); ; width *= widening) {
    const upTo = Math.min(end, after.position + width);
    rows.push(...(await read({ after, upTo }, limit - rows.length)));
    if (rows.length === limit || upTo === end) break;
    after = { position: upTo, ...wholeArrival };
  }
  const isFull = rows.length === limit;
  const next = isFull ? cursorAt(rows.at(-1)!) : await cursorAtEnd(db, end);
  return { items: rows.map(itemOf), next, more: isFull || isBehind };
}

function cursorAt(row: Placed): string {
  const { position, kiosk_id: ofKiosk, arrival_kiosk: kioskId, arrival, seq } = row;
  return arrivalCursor({ position: position!, kioskId, arrival, seq, ofKiosk });
}

/** With it, a client with a narrow filter need not read everything again. Null if nothing has arrived. */
async function cursorAtEnd(db: HubDatabase, end: number): Promise<string | null> {
  const last = await db
    .selectFrom('arrivals')
    .select(['kiosk_id', 'seq'])
    .where('position', '=', end)
    .executeTakeFirst();
  if (last === undefined) return null;
  const { kiosk_id: kioskId, seq: arrival } = last;
  return arrivalCursor({ position: end, kioskId, arrival, ...wholeArrival });
}

/** True for rows in a range. The first two conditions let the database use the index of positions. */
export function isWithin(
  table: 'punches' | 'entries',
  { after: { position, seq, ofKiosk }, upTo }: ArrivalRange,
): (
  eb: ExpressionBuilder<HubTables, 'arrivals'>,
) => ExpressionWrapper<HubTables, 'arrivals', SqlBool> {
  return (eb) =>
    eb.and([
      eb('arrivals.position', '>=', position),
      eb('arrivals.position', '<=', upTo),
      sql<SqlBool>`(arrivals.position, ${sql.ref(`${table}.seq`)}, ${sql.ref(`${table}.kiosk_id`)})
        > (${position}::bigint, ${seq}::bigint, ${ofKiosk}::uuid)`,
    ]);
}
