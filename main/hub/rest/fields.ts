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
/** PostgreSQL stores every text but one with the character 0. */
export const isStorable = v.check((text: string) => !text.includes('\0'), badCharacter);

export const KioskParameter = v.optional(
  v.pipe(
    v.string(),
    v.minLength(1, 'must not be empty'),
    v.maxLength(64, 'is too long'),
    isStorable,
    v.description('Only this kiosk: its ID or its name.'),
  ),
);
export const PersonParameter = v.optional(
  v.pipe(
    v.string(),
    v.minLength(1, 'must not be empty'),
    v.maxLength(200, 'is too long'),
    isStorable,
    v.description('Only this person: the ID.'),
  ),
);

/**
 * IDs of the kiosks that a client means: several can have had one name.
 * @param kiosk null for all. @returns null for all.
 * @throws Fault `invalid-input` if there is none.
 */
export async function kioskIdsOf(
  db: HubDatabase,
  kiosk: string | undefined,
): Promise<string[] | null> {
  if (kiosk === undefined) return null;
  const found = await db
    .selectFrom('kiosks')
    .select('id')
    .where(v.is(Uuid, kiosk) ? 'id' : 'name', '=', kiosk)
    .execute();
  if (found.length > 0) return found.map(({ id }) => id);
  throw parameterFault([
    { field: 'kiosk', problem: `names no kiosk of this hub; the list of kiosks has their names` },
  ]);
}
