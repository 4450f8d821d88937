import * as v from 'valibot';
import { Fault } from '../../../contract/fault.js';
import type { HubDatabase } from '../database/open-database.js';

const Uuid = v.pipe(v.string(), v.uuid());

/** @param siteId id of a site of the hub. @throws Fault `invalid-input` if there is none. */
export async function requireSite(db: HubDatabase, siteId: string): Promise<void> {
  const found = v.is(Uuid, siteId)
    ? await db
        .selectFrom('places')
        .select('id')
        .where('kind', '=', 'site')
        .where('id', '=', siteId)
        .executeTakeFirst()
    : undefined;
  if (found !== undefined) return;
  throw new Fault(
    'invalid-input',
    'The hub does not have this site any more. Choose another site, or all.',
    { fields: [{ field: 'siteId', problem: 'must be a site of the hub' }] },
  );
}
