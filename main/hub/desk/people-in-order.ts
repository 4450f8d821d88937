import { sql } from 'kysely';
import type { HubDatabase } from '../database/open-database.js';

/** The place at which a list of people continues. */
export interface PeopleAfter {
  /** A person; null to begin. */
  readonly after: string | null;
  /** True to begin with that person, whose list may be cut. */
  readonly isIncluded: boolean;
  readonly limit: number;
}

/**
 * The next people of the hub's site with a punch, and of the given ones, in the database's order of ids. The index is
 * read once for each person and not for each punch, so the cost does not depend on the number of punches.
 * @param others ids of more people, such as those with an absence.
 */
export async function peopleInOrder(
  db: HubDatabase,
  others: readonly string[],
  { after, isIncluded, limit }: PeopleAfter,
): Promise<string[]> {
  const from = after ?? '';
  const isNext = sql.raw(isIncluded ? '>=' : '>');
  const { rows } = await sql<{ id: string }>`
    with recursive punched (id) as (
      (select subject_id from punches where subject_id ${isNext} ${from} order by subject_id limit 1)
      union all
      select (select subject_id from punches where subject_id > punched.id order by subject_id limit 1)
      from punched where punched.id is not null
    ), first_punched as (select id from punched where id is not null limit ${limit})
    select id from (
      select id from first_punched
      union
      select other.id from unnest(${others}::text[]) as other (id) where other.id ${isNext} ${from}
    ) as person order by id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
