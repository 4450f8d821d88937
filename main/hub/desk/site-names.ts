import type { Kysely } from 'kysely';
import { parseLine } from '../../attendance/journal/entry-line.js';
import { originKey, type StandingPunches } from '../../attendance/journal/standing-punches.js';
import type { HubTables } from '../database/schema.js';

/** Entries that are compared, at most: those that were withdrawn say nothing. */
const maxCompared = 20;

/**
 * Gives a kiosk its name in the journal of the hub's site, where a kiosk is known by name. It stays when the kiosk is
 * renamed, so that no entry is copied twice; two kiosks with the same name get different ones. After the database was
 * restored, a kiosk gets the name back under which the journal has its entries.
 * @param taken names that it must not have.
 */
export async function giveSiteName(
  db: Kysely<HubTables>,
  { id, name }: { readonly id: string; readonly name: string },
  taken: ReadonlySet<string>,
  standing: Pick<StandingPunches, 'find' | 'importedAs' | 'lastImported'>,
): Promise<string> {
  let siteName = name;
  for (
    let number = 2;
    taken.has(siteName) || (await isOfOther(db, id, siteName, standing));
    number++
  ) {
    siteName = `${name}-${number}`;
  }
  await db.updateTable('kiosks').set({ site_name: siteName }).where('id', '=', id).execute();
  return siteName;
}

/** True if the journal has entries under a name that are not those of the kiosk. */
async function isOfOther(
  db: Kysely<HubTables>,
  kioskId: string,
  siteName: string,
  standing: Pick<StandingPunches, 'find' | 'importedAs' | 'lastImported'>,
): Promise<boolean> {
  const last = await standing.lastImported(siteName);
  if (last === 0) return false;
  const rows = await db
    .selectFrom('entries')
    .select(['seq', 'line'])
    .where('kiosk_id', '=', kioskId)
    .where('kind', 'in', ['punch', 'seen'])
    .where('seq', '<=', last)
    .orderBy('seq', 'desc')
    .limit(maxCompared)
    .execute();
  const origins = rows.map(({ seq }) => ({ kioskId: siteName, seq }));
  const imported = await standing.importedAs(origins);
  for (const { seq, line } of rows) {
    const here = imported.get(originKey({ kioskId: siteName, seq }));
    const punch = here === undefined ? null : await standing.find(here);
    if (punch !== null) return punch.atMs !== Date.parse(parseLine(line)?.at ?? '');
  }
  return imported.size === 0;
}
