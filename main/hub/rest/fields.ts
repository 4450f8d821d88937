import * as v from 'valibot';
import { offsetText } from '../../base/wall-clock.js';
import type { HubDatabase } from '../database/open-database.js';
import { parameterFault } from './query.js';

/* Fields and parameters that several lists have. */

export const Uuid = v.pipe(v.string(), v.uuid());
export const Entry = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.description('Number of the entry in the journal of the kiosk.'),
);
export const Utc = v.pipe(v.string(), v.isoTimestamp(), v.description('UTC.'));
export const Person = v.pipe(
  v.string(),
  v.description('ID of the person, which never changes. The hub knows no names.'),
);

/** The kiosk that an entry comes from. */
export const kioskFields = {
  kioskId: v.pipe(Uuid, v.description('ID of the kiosk, which never changes.')),
  kiosk: v.pipe(v.string(), v.description('Name of the kiosk now.')),
};

/** An instant with its local time. */
export const timeFields = {
  at: v.pipe(v.string(), v.isoTimestamp(), v.description('UTC, by the clock of the kiosk.')),
  offset: v.pipe(
    v.string(),
    v.regex(/^[+-]\d\d:\d\d$/),
    v.description('Local time minus UTC at that instant.'),
  ),
  zone: v.pipe(v.string(), v.description('IANA time zone.')),
};

/** The fields of `timeFields` of a row. */
export function timeOf(row: {
  readonly at: Date;
  readonly offset_minutes: number;
  readonly zone: string;
}): v.InferOutput<v.ObjectSchema<typeof timeFields, undefined>> {
  const { at, offset_minutes, zone } = row;
  return { at: at.toISOString(), offset: offsetText(offset_minutes), zone };
}

const badCharacter = 'has a character that no ID has';
/** PostgreSQL cannot store text with the character 0. */
export const isStorable = v.check((text: string) => !text.includes('\0'), badCharacter);

/** An ID or a name in a query. */
const namedParameter = (maxLength: number, description: string) =>
  v.optional(
    v.pipe(
      v.string(),
      v.minLength(1, 'must not be empty'),
      v.maxLength(maxLength, 'is too long'),
      isStorable,
      v.description(description),
    ),
  );

export const KioskParameter = namedParameter(64, 'Only this kiosk: its ID or its name.');
export const PersonParameter = namedParameter(200, 'Only this person: the ID.');
export const SiteParameter = namedParameter(200, 'Only kiosks of this site: its ID or its name.');

/** Of lists about people. */
export const SitePeopleParameter = v.optional(
  v.pipe(
    SiteParameter.wrapped,
    v.description(
      'Only people of this site (ID or name): those who belong to it, and those who clocked in or out there in the range. Their time elsewhere counts too.',
    ),
  ),
);

/**
 * IDs of the kiosks that a client names: several kiosks may have had the same name.
 * @returns null for all.
 * @throws Fault `invalid-input` if no kiosk or site has the name.
 */
export async function kioskIdsOf(
  db: HubDatabase,
  { kiosk, site }: { readonly kiosk?: string | undefined; readonly site?: string | undefined },
): Promise<string[] | null> {
  if (kiosk === undefined && site === undefined) return null;
  let found = db.selectFrom('kiosks').select('id');
  if (site !== undefined) found = found.where('site_id', '=', await siteIdOf(db, site));
  if (kiosk !== undefined) found = found.where(v.is(Uuid, kiosk) ? 'id' : 'name', '=', kiosk);
  const ids = (await found.execute()).map(({ id }) => id);
  if (ids.length > 0 || kiosk === undefined) return ids;
  throw parameterFault([
    { field: 'kiosk', problem: `names no kiosk of this hub; the list of kiosks has their names` },
  ]);
}

/** The ID of a site. @param site its ID or its name. @throws Fault `invalid-input` if there is none. */
export async function siteIdOf(db: HubDatabase, site: string): Promise<string> {
  const found = await db
    .selectFrom('places')
    .select('id')
    .where('kind', '=', 'site')
    .where(v.is(Uuid, site) ? 'id' : 'name', '=', site)
    .executeTakeFirst();
  if (found !== undefined) return found.id;
  throw parameterFault([
    { field: 'site', problem: `names no site of this hub; the list of kiosks has their names` },
  ]);
}
