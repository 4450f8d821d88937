import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import type { HubDatabase } from '../database/open-database.js';
import type { HubTables } from '../database/schema.js';
import { numberArrivals } from './arrivals.js';
import { arrivalCursor, readArrivalCursor, type ArrivalPlace } from './cursor.js';
import type { Page } from './route.js';

/** What a row of a page has for its place in the order of arrival. */
interface Placed {
  readonly position: number | null;
  readonly kiosk_id: string;
  readonly arrival: number;
  readonly seq: number;
}

/** Where a page in the order of arrival begins, and how long it may be. */
export interface ArrivalPageQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * Reads a page in the order of arrival.
 * @param read reads up to `limit` rows after a place; null for the beginning.
 * @throws Fault as `readArrivalCursor`.
 */
export async function arrivalPage<Row extends Placed, Item>(
  db: HubDatabase,
  { cursor, limit }: ArrivalPageQuery,
  read: (after: ArrivalPlace | null) => Promise<readonly Row[]>,
  itemOf: (row: Row) => Item,
): Promise<Page<Item>> {
  const isBehind = await numberArrivals(db);
  const after = cursor === undefined ? null : await readArrivalCursor(db, cursor);
  const rows = await read(after);
  const last = rows.at(-1);
  const next =
    last === undefined
      ? (cursor ?? null)
      : arrivalCursor({
          position: last.position!,
          kioskId: last.kiosk_id,
          arrival: last.arrival,
          seq: last.seq,
        });
  return { items: rows.map(itemOf), next, more: rows.length === limit || isBehind };
}

/** True for rows after a place. The position alone says it too, and lets the database use its index. */
export function isAfter(
  table: 'punches' | 'entries',
  { position, seq }: ArrivalPlace,
): (
  eb: ExpressionBuilder<HubTables, 'arrivals'>,
) => ExpressionWrapper<HubTables, 'arrivals', SqlBool> {
  return (eb) =>
    eb.and([
      eb('arrivals.position', '>=', position),
      sql<SqlBool>`(arrivals.position, ${sql.ref(`${table}.seq`)}) > (${position}::bigint, ${seq}::bigint)`,
    ]);
}
