import { sql } from 'kysely';
import type { TimeQuery } from '../../attendance/journal/punch-table.js';
import type { HubDatabase } from '../database/open-database.js';
import type { PeopleAfter } from '../desk/people-in-order.js';

/** The ends of a range without limits. */
const [firstMs, lastMs] = [Date.parse('0001-01-01'), Date.parse('9999-12-31')] as const;

/**
 * The people of a site, in the database's order of ids: those who belong to it, directly or through a group, and
 * everyone who clocked in or out there in a range of time. So a site has people even if no one was assigned to it.
 * @param place where the list continues; the whole list if left out.
 */
export async function peopleOfSite(
  db: HubDatabase,
  siteId: string,
  { fromMs = firstMs, toMs = lastMs }: TimeQuery,
  { after, isIncluded, limit }: Omit<PeopleAfter, 'limit'> & { readonly limit: number | null } = {
    ...{ after: null, isIncluded: true, limit: null },
  },
): Promise<string[]> {
  const isNext = sql.raw(isIncluded ? '>=' : '>');
  const { rows } = await sql<{ id: string }>`
    with doors as (select id from kiosks where site_id = ${siteId}::uuid)
    select id from (
      select subject_id as id from person_places
      where place_id = ${siteId}::uuid or place_id in (
        select group_id from group_doors
        where door_id = ${siteId}::uuid or door_id in (select id from doors))
      union
      select subject_id from punches
      where kiosk_id in (select id from doors) and withdrawn_by is null
        and at >= ${new Date(fromMs)}::timestamptz and at < ${new Date(toMs)}::timestamptz
    ) as person where id ${isNext} ${after ?? ''} order by id limit ${limit}::bigint`.execute(db);
  return rows.map(({ id }) => id);
}
