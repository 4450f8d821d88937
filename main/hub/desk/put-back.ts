import type { Journal } from '../../attendance/journal/journal.js';
import type { HubDatabase } from '../database/open-database.js';

/** Entries that are read at once. */
const batchSize = 500;

/**
 * Puts the entries back into the journal of the hub's site that the database has after its last one: an older copy of the
 * site's folder was put back. Does nothing if the database does not have that last one, since both have gone on then. Call
 * it before anything else uses the journal.
 * @param siteId of the hub's site.
 * @throws Fault as `Journal.putBack`; errors of the database.
 */
export async function putBackEntries(
  db: HubDatabase,
  siteId: string,
  journal: Journal,
): Promise<void> {
  for (let count = 1; count > 0;) {
    const { seq, hash } = journal.head;
    const rows = await db
      .selectFrom('entries')
      .select(['seq', 'hash', 'line'])
      .where('kiosk_id', '=', siteId)
      .where('seq', '>=', seq)
      .orderBy('seq')
      .limit(batchSize)
      .execute();
    const last = seq === 0 ? { seq, hash } : rows.shift();
    if (last?.seq !== seq || last.hash !== hash) return;
    count = rows.length === 0 ? 0 : await journal.putBack(rows.map(({ line }) => line));
  }
}
