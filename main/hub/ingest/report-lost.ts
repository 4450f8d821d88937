import type { Receipt } from '../../link/receipt.js';
import { raiseRestored } from '../alarms.js';
import type { HubDatabase } from '../database/open-database.js';

/**
 * Raises an alarm if the database does not have what the hub confirmed to a kiosk: it was restored from a backup. The
 * kiosk sends the entries again.
 * @param receipt that the kiosk sent, with the hub's own signature.
 */
export async function reportLost(
  db: HubDatabase,
  kioskId: string,
  { seq }: Pick<Receipt, 'seq'>,
): Promise<void> {
  const { head_seq: last } = await db
    .selectFrom('kiosks')
    .select('head_seq')
    .where('id', '=', kioskId)
    .executeTakeFirstOrThrow();
  if (seq > last) await raiseRestored(db, kioskId);
}
