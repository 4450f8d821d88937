import { sql, type SqlBool } from 'kysely';
import * as v from 'valibot';
import { AnyPunchMethod } from '../../../contract/punch-method.js';
import type { HubDatabase } from '../database/open-database.js';
import { isImportedFromHere } from '../ingest/punches.js';
import { arrivalPage, isWithin } from './arrival-page.js';
import {
  Entry,
  kioskFields,
  kioskIdsOf,
  KioskParameter,
  Person,
  PersonParameter,
  SiteParameter,
  timeFields,
  timeOf,
  Utc,
  Uuid,
} from './fields.js';
import { InstantText, pageParameters, parameterFault } from './query.js';
import { route } from './route.js';

const Punch = v.object({
  ...kioskFields,
  entry: Entry,
  person: Person,
  ...timeFields,
  direction: v.picklist(['in', 'out']),
  method: v.pipe(
    AnyPunchMethod,
    v.description(
      '“qr” is a printed badge, “totp” a code from the person’s phone; “manual” was added by HR.',
    ),
  ),
  flags: v.pipe(
    v.array(v.string()),
    v.description(
      'What was unusual: clock-set-back, clock-set-forward, out-missing, direction-assumed.',
    ),
  ),
  withdrawnBy: v.pipe(
    v.nullable(Entry),
    v.description('The correction that withdrew the punch; null if it counts.'),
  ),
  withdrawnByKioskId: v.pipe(
    v.nullable(Uuid),
    v.description('The kiosk whose entry that is: the hub’s own for a correction at its desk.'),
  ),
  importedFrom: v.pipe(
    v.nullable(v.object({ kiosk: v.string(), entry: Entry })),
    v.description(
      'The kiosk outside this hub that recorded the punch; null if a kiosk of this hub did.',
    ),
  ),
  updatedAt: Utc,
});

const parameters = {
  from: v.optional(v.pipe(InstantText, v.description('Only punches at this time or later.'))),
  to: v.optional(v.pipe(InstantText, v.description('Only punches before this time.'))),
  updatedSince: v.optional(
    v.pipe(
      InstantText,
      v.description('Only punches that the hub got or changed at this time or later.'),
    ),
  ),
  person: PersonParameter,
  kiosk: KioskParameter,
  site: SiteParameter,
  ...pageParameters,
};
type Query = v.InferOutput<v.StrictObjectSchema<typeof parameters, undefined>>;

/** Punches in the order of arrival: a punch that is corrected arrives again. */
export const punches = route({
  path: '/api/v1/punches',
  summary: 'Punches',
  description:
    'Punches in the order in which the hub got them. A punch that is withdrawn, or that counts for another person after a merge, comes again. Looks, which are not counted, are left out.',
  scope: 'punches:read',
  parameters,
  itemName: 'Punch',
  item: Punch,
  read: async (db, query) => {
    const { from, to, updatedSince, limit, cursor } = query;
    if (from !== undefined && to !== undefined && new Date(from) >= new Date(to)) {
      throw parameterFault([{ field: 'to', problem: 'must be later than “from”' }]);
    }
    const kioskIds = await kioskIdsOf(db, query);
    const isFiltered = [from, to, updatedSince, query.person, query.kiosk, query.site].some(
      (one) => one !== undefined,
    );
    const rows = rowsOf(db, query, kioskIds);
    return arrivalPage(
      db,
      { cursor, limit },
      {
        read: (range, most) =>
          rows
            .where(isWithin('punches', range))
            .orderBy('arrivals.position')
            .orderBy('punches.seq')
            .orderBy('punches.kiosk_id')
            .limit(most)
            .execute(),
        first: async () => {
          if (!isFiltered) return 0;
          const { position } = await rows
            .clearSelect()
            .select(({ fn }) => fn.min('arrivals.position').as('position'))
            .executeTakeFirstOrThrow();
          return position;
        },
      },
      (row) => ({
        kioskId: row.kiosk_id,
        kiosk: row.kiosk,
        entry: row.seq,
        person: row.subject_id,
        ...timeOf(row),
        direction: row.direction!,
        method: row.method,
        flags: row.flags === '' ? [] : row.flags.split(','),
        withdrawnBy: row.withdrawn_by,
        withdrawnByKioskId:
          row.withdrawn_by === null ? null : (row.withdrawn_by_kiosk ?? row.kiosk_id),
        importedFrom:
          row.origin_kiosk === null ? null : { kiosk: row.origin_kiosk, entry: row.origin_seq! },
        updatedAt: row.updated_at.toISOString(),
      }),
    );
  },
});

function rowsOf(
  db: HubDatabase,
  { from, to, updatedSince, person }: Query,
  kioskIds: readonly string[] | null,
) {
  let rows = db
    .selectFrom('punches')
    .innerJoin('arrivals', (join) =>
      join
        .onRef('arrivals.kiosk_id', '=', 'punches.arrival_kiosk')
        .onRef('arrivals.seq', '=', 'punches.arrival'),
    )
    .innerJoin('kiosks', 'kiosks.id', 'punches.kiosk_id')
    .selectAll('punches')
    .select(['arrivals.position', 'kiosks.name as kiosk'])
    .where('punches.direction', 'is not', null)
    .where((eb) => eb.not(isImportedFromHere));
  if (from !== undefined) rows = rows.where('punches.at', '>=', new Date(from));
  if (to !== undefined) rows = rows.where('punches.at', '<', new Date(to));
  if (updatedSince !== undefined) rows = rows.where('arrivals.at', '>=', new Date(updatedSince));
  if (person !== undefined) rows = rows.where('punches.subject_id', '=', person);
  if (kioskIds !== null)
    rows = rows.where(sql<SqlBool>`punches.kiosk_id = any(${kioskIds}::uuid[])`);
  return rows;
}
