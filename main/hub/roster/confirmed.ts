import type { HubDatabase } from '../database/open-database.js';
import { inTransaction } from '../database/transaction.js';

/** Notes that a kiosk has begun with the people of a view: as `KioskTable.view`. */
export async function beginView(db: HubDatabase, kioskId: string, view: number): Promise<void> {
  await db
    .updateTable('kiosks')
    .set({ view_sent: view })
    .where('id', '=', kioskId)
    .where('view_sent', '!=', view)
    .execute();
}

/**
 * Notes that a kiosk has applied everything up to a version, and with it the erasures. A kiosk that says a lower
 * version than before has an older copy of its data, so it has erased people again: its later confirmations no longer
 * count.
 * @param version as the kiosk said in a signed request.
 */
export async function confirmVersion(
  db: HubDatabase,
  kioskId: string,
  version: number,
  now = new Date(),
): Promise<void> {
  const known = await appliedBy(db, kioskId).executeTakeFirst();
  // A kiosk that is no longer known gets no answer either.
  if (known === undefined || known.roster_applied === version) return;
  await inTransaction(db, async (trx) => {
    // Requests of one kiosk may be in work at once, when one was given up and asked again. Each begins where the one
    // before it ended. Otherwise an erasure that an older request took back would stay unconfirmed.
    const { roster_applied: before } = await appliedBy(trx, kioskId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (before === version) return;
    await trx
      .updateTable('kiosks')
      .set({ roster_applied: version })
      .where('id', '=', kioskId)
      .execute();
    const erased = trx
      .selectFrom('roster')
      .where('kind', '=', 'person')
      .where('digest', 'is', null)
      .where('version', '>', Math.min(before, version));
    await trx
      .deleteFrom('roster_erasures')
      .where('kiosk_id', '=', kioskId)
      .where('subject_id', 'in', erased.where('version', '>', version).select('subject_id'))
      .execute();
    const confirmed = await erased.where('version', '<=', version).select('subject_id').execute();
    if (confirmed.length === 0) return;
    const rows = confirmed.map(({ subject_id }) => {
      return { kiosk_id: kioskId, subject_id, confirmed_at: now };
    });
    await trx
      .insertInto('roster_erasures')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}

function appliedBy(db: HubDatabase, kioskId: string) {
  return db.selectFrom('kiosks').select('roster_applied').where('id', '=', kioskId);
}
