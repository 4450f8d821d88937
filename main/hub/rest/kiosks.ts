import { KioskStatus, kioskStatus, kiosksWithSites } from '../status.js';
import { idCursor, readIdCursor } from './cursor.js';
import { Uuid } from './fields.js';
import { pageParameters } from './query.js';
import { route } from './route.js';

/** The kiosks of the hub, as `rollcall hub status` shows them. */
export const kiosks = route({
  path: '/api/v1/kiosks',
  summary: 'Kiosks',
  description:
    'The kiosks of this hub by ID: when each was last seen, what it has not sent yet, and its site.',
  scope: 'kiosks:read',
  parameters: pageParameters,
  itemName: 'Kiosk',
  item: KioskStatus,
  read: async (db, { cursor, limit }) => {
    let query = kiosksWithSites(db);
    if (cursor !== undefined) query = query.where('kiosks.id', '>', readIdCursor(cursor, Uuid));
    const rows = await query.orderBy('kiosks.id').limit(limit).execute();
    const last = rows.at(-1);
    return {
      items: rows.map(kioskStatus),
      next: last === undefined ? (cursor ?? null) : idCursor(last.id),
      more: rows.length === limit,
    };
  },
});
