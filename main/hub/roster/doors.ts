import { keptMs } from '../../attendance/punch/other-doors.js';
import type { RosterPage } from '../../link/roster-messages.js';
import type { HubDatabase } from '../database/open-database.js';
import { chainOf, partOf } from '../pairing/chain.js';
import { isImportedFromHere } from '../ingest/punches.js';
import { lastPosition, numberArrivals } from '../rest/arrivals.js';

/** Punches in one answer. The rest comes with the next one. */
const maxPunches = 2000;

/**
 * The punches of the last two days at other kiosks that were recorded or changed after a position, and the kiosk's own
 * ones that were withdrawn at the desk since.
 * @param since as `RosterRequest.doorsSince`.
 */
export async function punchesElsewhere(
  db: HubDatabase,
  kioskId: string,
  since: number,
): Promise<Pick<RosterPage, 'doors' | 'doorsUpTo'>> {
  await numberArrivals(db);
  const last = await lastPosition(db);
  // A kiosk of before a restored backup is ahead, and begins again.
  const from = since > last ? 0 : since;
  if (from === last) return { doors: [], doorsUpTo: last };
  const rows = await db
    .selectFrom('punches')
    .innerJoin('arrivals', (join) =>
      join
        .onRef('arrivals.kiosk_id', '=', 'punches.arrival_kiosk')
        .onRef('arrivals.seq', '=', 'punches.arrival'),
    )
    .select([
      ...(['punches.kiosk_id', 'punches.seq', 'punches.subject_id', 'punches.at'] as const),
      ...(['punches.offset_minutes', 'punches.zone', 'punches.direction'] as const),
      ...(['punches.method', 'punches.withdrawn_by', 'arrivals.position'] as const),
      'punches.withdrawn_by_kiosk',
    ])
    .where('punches.at', '>', new Date(Date.now() - keptMs))
    .where((eb) =>
      eb.or([
        eb('punches.kiosk_id', '!=', kioskId),
        eb('punches.withdrawn_by_kiosk', 'is not', null),
      ]),
    )
    .where('arrivals.position', '>', from)
    .where('arrivals.position', '<=', last)
    .where((eb) => eb.not(isImportedFromHere))
    .orderBy('arrivals.position')
    .limit(maxPunches)
    .execute();
  const isCut = rows.length === maxPunches;
  const own = await chainOf(db, kioskId);
  const isOwn = (row: (typeof rows)[number]): boolean => partOf(own, row.seq).id === row.kiosk_id;
  // The last batch may be cut: it comes again as a whole.
  const upTo = isCut ? rows.at(-1)!.position! - 1 : last;
  return {
    doors: rows
      .filter((row) => !isOwn(row) || row.withdrawn_by_kiosk !== null)
      .map((row) => ({
        kioskId: row.kiosk_id,
        seq: row.seq,
        subjectId: row.subject_id,
        atMs: row.at.getTime(),
        offsetMinutes: row.offset_minutes,
        zone: row.zone,
        direction: row.withdrawn_by === null ? row.direction : null,
        method: row.method,
        ...(isOwn(row) && { isOwn: true }),
      })),
    doorsUpTo: upTo,
  };
}
