import * as v from 'valibot';
import { parseLine } from '../../attendance/journal/entry-line.js';
import { withdrawsOf, type JournalEntry } from '../../attendance/journal/entry.js';
import type { HubDatabase } from '../database/open-database.js';
import { arrivalPage, isWithin } from './arrival-page.js';
import {
  Entry,
  kioskFields,
  kioskIdsOf,
  KioskParameter,
  Person,
  timeFields,
  Utc,
  Uuid,
} from './fields.js';
import { InstantText, pageParameters } from './query.js';
import { route } from './route.js';

const Correction = v.object({
  ...kioskFields,
  entry: Entry,
  ...timeFields,
  by: v.pipe(
    v.picklist(['hr', 'door']),
    v.description(
      '“hr”: a correction by HR. “door”: the person said at the kiosk that it was wrong.',
    ),
  ),
  author: v.pipe(v.nullable(v.string()), v.description('Account of HR; null at the door.')),
  reason: v.pipe(
    v.string(),
    v.description('What HR wrote; at the door not-me, answered or just-passing.'),
  ),
  withdraws: v.pipe(v.nullable(Entry), v.description('The entry that no longer counts.')),
  withdrawsKioskId: v.pipe(
    v.nullable(Uuid),
    v.description('The kiosk of that entry: for a correction at the hub’s desk, any kiosk.'),
  ),
  adds: v.pipe(
    v.nullable(v.object({ person: Person, direction: v.picklist(['in', 'out']), ...timeFields })),
    v.description(
      'The punch that was added. In the list of punches it has the number of this entry.',
    ),
  ),
  receivedAt: Utc,
});
type Correction = v.InferOutput<typeof Correction>;

const parameters = {
  updatedSince: v.optional(
    v.pipe(InstantText, v.description('Only corrections that the hub got at this time or later.')),
  ),
  kiosk: KioskParameter,
  ...pageParameters,
};
type Query = v.InferOutput<v.StrictObjectSchema<typeof parameters, undefined>>;

/** The corrections by HR and by people at the door, in the order of arrival. */
export const corrections = route({
  path: '/api/v1/corrections',
  summary: 'Corrections',
  description:
    'Corrections by HR, and punches that people cancelled at the door, in the order in which the hub got them.',
  scope: 'corrections:read',
  parameters,
  itemName: 'Correction',
  item: Correction,
  read: async (db, query) => {
    const { cursor, limit } = query;
    const kioskIds = await kioskIdsOf(db, { kiosk: query.kiosk });
    const rows = rowsOf(db, query, kioskIds);
    return arrivalPage(
      db,
      { cursor, limit },
      {
        read: async (range, most) =>
          readOf(
            db,
            await rows
              .where(isWithin('entries', range))
              .orderBy('arrivals.position')
              .orderBy('entries.seq')
              .limit(most)
              .execute(),
          ),
        first: async () => {
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
        ...correctionOf(row.entry),
        ...withdrawnOf(row),
        receivedAt: row.received_at.toISOString(),
      }),
    );
  },
});

/** A row with its entry, and the kiosk's punch that an entry of the hub's site withdraws. */
interface ReadRow {
  readonly kiosk_id: string;
  readonly entry: JournalEntry;
  readonly origin: { readonly id: string; readonly seq: number } | null;
}

/**
 * Reads the lines, and looks up the punches that entries of the hub's site withdraw, because their numbers differ
 * there.
 */
async function readOf<Row extends { kiosk_id: string; line: string; is_desk: boolean }>(
  db: HubDatabase,
  rows: readonly Row[],
): Promise<(Row & ReadRow)[]> {
  const read = rows.map((row) => ({ ...row, entry: parseLine(row.line)! }));
  const ofDesk = read.filter(({ is_desk }) => is_desk);
  if (ofDesk.length === 0) return read.map((row) => ({ ...row, origin: null }));
  const seqs = ofDesk.map(({ entry }) => withdrawsOf(entry) ?? 0);
  const origins = await db
    .selectFrom('punches')
    .innerJoin('kiosks', 'kiosks.site_name', 'punches.origin_kiosk')
    .select(['punches.kiosk_id', 'punches.seq', 'kiosks.id', 'punches.origin_seq'])
    .where('punches.kiosk_id', '=', ofDesk[0]!.kiosk_id)
    .where('punches.seq', 'in', seqs)
    .execute();
  const originOf = new Map(
    origins.map(({ seq, id, origin_seq }) => [seq, { id, seq: origin_seq! }]),
  );
  return read.map((row) => ({
    ...row,
    origin: row.is_desk ? (originOf.get(withdrawsOf(row.entry) ?? 0) ?? null) : null,
  }));
}

function withdrawnOf({
  kiosk_id,
  entry,
  origin,
}: ReadRow): Pick<Correction, 'withdraws' | 'withdrawsKioskId'> {
  if (origin !== null) return { withdraws: origin.seq, withdrawsKioskId: origin.id };
  const withdraws = withdrawsOf(entry);
  return { withdraws, withdrawsKioskId: withdraws === null ? null : kiosk_id };
}

/** @param entry which was a correction when it was stored. */
function correctionOf(
  entry: JournalEntry,
): Omit<Correction, 'kioskId' | 'kiosk' | 'receivedAt' | 'withdraws' | 'withdrawsKioskId'> {
  const { seq, at, offset, zone } = entry;
  const when = { entry: seq, at, offset, zone };
  switch (entry.kind) {
    case 'correction': {
      const { reason } = entry;
      return { ...when, by: 'door', author: null, reason, adds: null };
    }
    case 'amendment': {
      const { author, reason, brings } = entry;
      const adds =
        brings === null
          ? null
          : {
              person: brings.subjectId,
              direction: brings.direction,
              at: brings.at,
              offset: brings.offset,
              zone: brings.zone,
            };
      return { ...when, by: 'hr', author, reason, adds };
    }
    default:
      throw new Error(`entry ${seq} is no correction`);
  }
}

function rowsOf(db: HubDatabase, { updatedSince }: Query, kioskIds: readonly string[] | null) {
  let rows = db
    .selectFrom('entries')
    .innerJoin('arrivals', (join) =>
      join
        .onRef('arrivals.kiosk_id', '=', 'entries.kiosk_id')
        .onRef('arrivals.seq', '=', 'entries.arrival'),
    )
    .innerJoin('kiosks', 'kiosks.id', 'entries.kiosk_id')
    .select(['entries.kiosk_id', 'entries.kiosk_id as arrival_kiosk', 'entries.seq'])
    .select(['entries.arrival', 'entries.line'])
    .select(['entries.received_at', 'arrivals.position', 'kiosks.name as kiosk', 'kiosks.is_desk'])
    .where('entries.kind', 'in', ['amendment', 'correction']);
  if (updatedSince !== undefined) rows = rows.where('arrivals.at', '>=', new Date(updatedSince));
  if (kioskIds !== null) rows = rows.where('entries.kiosk_id', 'in', kioskIds);
  return rows;
}
