import { sql, type Kysely } from 'kysely';

/**
 * The highest version of the people that each kiosk was sent, so that a kiosk with a higher one shows that the database
 * was restored. Kiosks that were here before may have any version that was given.
 */
export async function sentVersions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('kiosks')
    .addColumn('roster_sent', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`
    update kiosks set roster_sent = counters.value from counters
    where counters.name = 'roster'`.execute(db);
}
