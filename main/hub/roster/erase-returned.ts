import type { PersonChange } from '../../link/roster-messages.js';
import type { Actor } from '../../access/session.js';
import { eraseShared } from '../../people/shared/erase-shared.js';
import { raiseReturned } from '../alarms.js';
import type { HubDatabase } from '../database/open-database.js';
import type { SiteData } from '../site.js';
import type { VersionRow } from './version-rows.js';

/** The account in the audit log of the hub's site for what the hub does by itself. */
const hub: Actor = { actor: 'hub', role: 'administrator', via: 'service' };

/**
 * Erases people once more who were erased, and came back with an older copy of the site's folder.
 * @param rows of these people, as the database has them.
 * @throws Fault as `eraseShared`.
 */
export async function eraseReturned(
  db: HubDatabase,
  data: SiteData,
  rows: readonly VersionRow[],
): Promise<void> {
  for (const { id, intoId } of rows) {
    // First: killed in between, the hub would not know any more that they had come back.
    await raiseReturned(db, data.site.site, id);
    await eraseShared(data, id, intoId, hub, 'this hub before');
  }
}

/** Reports people whom a kiosk had erased for this hub, and who came back with a backup: they are erased again. */
export async function reportReturned(
  db: HubDatabase,
  kioskId: string,
  { people }: SiteData,
  changes: readonly PersonChange[],
): Promise<void> {
  for (const change of changes) {
    if (change.kind !== 'erased' || change.isAgain !== true) continue;
    const { subjectId } = change;
    const isHere = people.store.register.find(subjectId) !== undefined;
    if (isHere) await raiseReturned(db, kioskId, subjectId);
  }
}
