import type { Kysely } from 'kysely';
import type { HubTables } from '../database/schema.js';

/**
 * Gives a kiosk its name in the journal of the hub's site, where a kiosk is known by name. It stays when the kiosk is
 * renamed, so that no entry is taken over twice; two kiosks of one name get different ones.
 * @param taken names that it must not have.
 */
export async function giveSiteName(
  db: Kysely<HubTables>,
  { id, name }: { readonly id: string; readonly name: string },
  taken: ReadonlySet<string>,
): Promise<string> {
  let siteName = name;
  for (let number = 2; taken.has(siteName); number++) siteName = `${name}-${number}`;
  await db.updateTable('kiosks').set({ site_name: siteName }).where('id', '=', id).execute();
  return siteName;
}
