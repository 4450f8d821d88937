import { sql } from 'kysely';
import { lockedCounter } from '../database/counter.js';
import type { HubDatabase } from '../database/open-database.js';
import { inTransaction } from '../database/transaction.js';
import { peopleSource, personSource } from '../push/person-events.js';

/**
 * How far versions are moved beyond the first kiosk that is ahead, so that those of the other kiosks are below them: more
 * changes than a site makes between a backup and its restore. A kiosk that is even further ahead moves them again.
 */
const movedBy = 1e6;

/** Moves all versions after one that a kiosk has, and after those that were given since. */
export async function moveVersions(db: HubDatabase, after: number): Promise<void> {
  await inTransaction(db, async (trx) => {
    const value = await lockedCounter(trx, 'roster');
    const by = Math.max(value, after) + movedBy;
    await sql`
      update roster set version = version + ${by}::bigint,
        access_version = case when access_version > 0 then access_version + ${by}::bigint else 0 end
      where version > 0`.execute(trx);
    // Otherwise, webhooks would get a message about everyone again.
    await sql`
      update delivery_sources set up_to = up_to + ${by}::bigint
      where up_to > 0 and (source = ${peopleSource} or source like ${personSource('%')})`.execute(
      trx,
    );
    await trx
      .updateTable('counters')
      .set({ value: value + by })
      .where('name', '=', 'roster')
      .execute();
  });
}
