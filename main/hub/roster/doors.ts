import { keptMs } from '../../attendance/punch/other-doors.js';
import type { RosterPage } from '../../link/roster-messages.js';
import type { HubDatabase } from '../database/open-database.js';
import { chainOf, partOf } from '../pairing/chain.js';
import { isImportedFromHere } from '../ingest/punches.js';
import { lastPosition, numberArrivals } from '../rest/arrivals.js';

/** Punches in one answer. The rest comes with the next one. */
const maxPunches = 2000;

/** Which punches a kiosk needs. */
export interface DoorsRequest {
  /** As `RosterRequest.doorsSince`. */
  readonly since: number;
  /** People who come with the same page: all of their punches, since the kiosk may not have had these people before. */
  readonly coming: readonly string[];
  /** True for a person who is expected at the kiosk. */
  readonly isExpected: (subjectId: string) => boolean;
}

/**
 * The punches of the last two days at other kiosks that were recorded or changed after a position, and the kiosk's own
 * ones that were withdrawn at the desk since. Only those of people who are expected at the kiosk.
 */
export async function punchesElsewhere(
  db: HubDatabase,
  kioskId: string,
  { since, coming, isExpected }: DoorsRequest,
): Promise<Pick<RosterPage, 'doors' | 'doorsUpTo' | 'moreDoors'>> {
  await numberArrivals(db);
  const last = await lastPosition(db);
  // A kiosk of before a restored backup is ahead, and begins again.
  const from = since > last ? 0 : since;
  // With position 0, everything comes anyway.
  const before = from === 0 || coming.length === 0 ? [] : await punchesOfPeople(db, last, coming);
  const { rows, upTo } =
    from === last ? { rows: [], upTo: last } : await punchesSince(db, kioskId, from, last);
  const place = { doorsUpTo: upTo, moreDoors: upTo < last };
  if (before.length + rows.length === 0) return { doors: [], ...place };
  const own = await chainOf(db, kioskId);
  const doors = [...before, ...rows]
    .map((row) => ({ row, isOwn: partOf(own, row.seq).id === row.kiosk_id }))
    .filter(({ row, isOwn }) => {
      return isOwn ? row.withdrawn_by_kiosk !== null : isExpected(row.subject_id);
    })
    .map(({ row, isOwn }) => doorPunch(row, isOwn));
  return { doors, ...place };
}

/** The arrivals after `from` up to `last`, as many as fit in one answer. */
async function punchesSince(db: HubDatabase, kioskId: string, from: number, last: number) {
  const query = punchesUpTo(db, last)
    .where((eb) =>
      eb.or([
        eb('punches.kiosk_id', '!=', kioskId),
        eb('punches.withdrawn_by_kiosk', 'is not', null),
      ]),
    )
    .where('arrivals.position', '>', from)
    .orderBy('arrivals.position');
  const rows = await query.limit(maxPunches).execute();
  if (rows.length < maxPunches) return { rows, upTo: last };
  const [first, cut] = [rows[0]!.position!, rows.at(-1)!.position!];
  // The last batch may be cut: it comes again as a whole.
  if (first < cut) return { rows, upTo: cut - 1 };
  // One batch changed more punches than an answer has, such as many merges at once. Otherwise it would be cut each time.
  return { rows: await query.where('arrivals.position', '=', cut).execute(), upTo: cut };
}

/** Everything of some people, in the order of arrival. */
async function punchesOfPeople(db: HubDatabase, last: number, subjectIds: readonly string[]) {
  return punchesUpTo(db, last)
    .where('punches.subject_id', 'in', subjectIds)
    .orderBy('arrivals.position')
    .execute();
}

/** Punches of the last two days. @param last position of an arrival. */
function punchesUpTo(db: HubDatabase, last: number) {
  return db
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
    .where('arrivals.position', '<=', last)
    .where((eb) => eb.not(isImportedFromHere));
}

type DoorRow = Awaited<ReturnType<typeof punchesOfPeople>>[number];

function doorPunch(row: DoorRow, isOwn: boolean): RosterPage['doors'][number] {
  return {
    kioskId: row.kiosk_id,
    seq: row.seq,
    subjectId: row.subject_id,
    atMs: row.at.getTime(),
    offsetMinutes: row.offset_minutes,
    zone: row.zone,
    direction: row.withdrawn_by === null ? row.direction : null,
    method: row.method,
    ...(isOwn && { isOwn: true }),
  };
}
