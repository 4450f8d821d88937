import { sql, type SqlBool } from 'kysely';
import * as v from 'valibot';
import { Settings } from '../../../contract/calls/settings.js';
import { aheadMs } from '../../attendance/days/shift-days.js';
import type { HubDatabase } from '../database/open-database.js';
import { isImportedFromHere } from '../ingest/punches.js';
import { idCursor, readIdCursor } from './cursor.js';
import {
  Entry,
  isStorable,
  kioskFields,
  kioskIdsOf,
  Person,
  SiteParameter,
  timeFields,
  timeOf,
} from './fields.js';
import { pageParameters } from './query.js';
import { route } from './route.js';

const Present = v.object({
  person: Person,
  ...kioskFields,
  entry: Entry,
  ...timeFields,
});

const PersonId = v.pipe(v.string(), isStorable);
const hoursProblem = 'must be a whole number of hours from 1 to 48';
const parameters = {
  hours: v.optional(
    v.pipe(
      v.number(hoursProblem),
      v.integer(hoursProblem),
      v.minValue(1, hoursProblem),
      v.maxValue(48, hoursProblem),
      v.description('Maximum shift length: someone who came earlier counts as having left.'),
    ),
    // The default of the setting of a kiosk.
    v.getDefault(Settings.entries.longestShiftHours),
  ),
  site: SiteParameter,
  ...pageParameters,
};
type Query = v.InferOutput<v.StrictObjectSchema<typeof parameters, undefined>>;

/** Everyone whose last punch, at any kiosk, is an `in`. */
export const present = route({
  path: '/api/v1/present',
  summary: 'Who is in',
  description:
    'Everyone whose last punch at the kiosks of this hub is an “in”, by ID, with that punch. A kiosk without a network may have later ones: the list of kiosks says when each was last seen.',
  scope: 'present:read',
  parameters,
  itemName: 'Present',
  item: Present,
  read: async (db, query, now) => {
    const rows = await rowsOf(db, query, await kioskIdsOf(db, { site: query.site }), now);
    const last = rows.at(-1);
    return {
      items: rows.map((row) => ({
        person: row.subject_id,
        kioskId: row.kiosk_id,
        kiosk: row.kiosk,
        entry: row.seq,
        ...timeOf(row),
      })),
      next: last === undefined ? (query.cursor ?? null) : idCursor(last.subject_id),
      more: rows.length === query.limit,
    };
  },
});

function rowsOf(
  db: HubDatabase,
  { cursor, hours, limit }: Query,
  kioskIds: readonly string[] | null,
  now: Date,
) {
  const nowMs = now.getTime();
  const rows = db
    .with('latest', (cte) => {
      const counted = cte
        .selectFrom('punches')
        .select(['kiosk_id', 'seq', 'subject_id', 'at', 'offset_minutes', 'zone', 'direction'])
        .select(({ fn }) =>
          fn
            .agg<number>('row_number')
            .over((over) =>
              over
                .partitionBy('subject_id')
                .orderBy('at', 'desc')
                .orderBy('kiosk_id')
                .orderBy('seq', 'desc'),
            )
            .as('rank'),
        )
        .where('punches.at', '>=', new Date(nowMs - hours * 3_600_000))
        .where('punches.at', '<=', new Date(nowMs + aheadMs))
        .where('withdrawn_by', 'is', null)
        .where('direction', 'is not', null)
        .where((eb) => eb.not(isImportedFromHere));
      return cursor === undefined
        ? counted
        : counted.where('subject_id', '>', readIdCursor(cursor, PersonId));
    })
    .selectFrom('latest')
    .innerJoin('kiosks', 'kiosks.id', 'latest.kiosk_id')
    .selectAll('latest')
    .select('kiosks.name as kiosk')
    .where('rank', '=', 1)
    .where('direction', '=', 'in');
  // People who came in there, even if they were elsewhere before.
  const there =
    kioskIds === null ? rows : rows.where(sql<SqlBool>`latest.kiosk_id = any(${kioskIds}::uuid[])`);
  return there.orderBy('subject_id').limit(limit).execute();
}
