import type { HubDatabase } from '../database/open-database.js';

/*
 * Versions go back when the database is restored from a backup, and are then given again for other changes. A kiosk that
 * has followed the former ones shows this: it has a version that this database has never sent it.
 */

/** The highest version that this database has sent to a kiosk; 0 for none. */
export async function sentTo(db: HubDatabase, kioskId: string): Promise<number> {
  const kiosk = await db
    .selectFrom('kiosks')
    .select('roster_sent')
    .where('id', '=', kioskId)
    .executeTakeFirst();
  return kiosk?.roster_sent ?? 0;
}

/** Notes that a kiosk is about to be sent everything up to a version. Call it before the answer goes. */
export async function noteSent(db: HubDatabase, kioskId: string, version: number): Promise<void> {
  await db
    .updateTable('kiosks')
    .set({ roster_sent: version })
    .where('id', '=', kioskId)
    .where('roster_sent', '<', version)
    .execute();
}
