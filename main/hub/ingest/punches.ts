import { sql, type Kysely, type Selectable, type SqlBool } from 'kysely';
import type { HubTables, PunchTable } from '../database/schema.js';

/** A punch or look that counts, with the kiosk it comes from. */
export type HubPunch = Pick<
  Selectable<PunchTable>,
  | 'kiosk_id'
  | 'seq'
  | 'subject_id'
  | 'at'
  | 'offset_minutes'
  | 'zone'
  | 'direction'
  | 'method'
  | 'flags'
> & { readonly kiosk: string };

/** The punches to find. */
export interface HubPunchQuery {
  /** Inclusive, and exclusive. */
  readonly from: Date;
  readonly to: Date;
  /** Only these people; everyone if left out. */
  readonly subjectIds?: readonly string[];
}

/**
 * True for a row of `punches` that a kiosk imported from another kiosk of this hub, which sends it itself. The hub's
 * own site imports nothing else.
 */
export const isImportedFromHere = sql<SqlBool>`(punches.origin_kiosk is not null and exists (
  select origin.id from kiosks as origin
  where origin.name = punches.origin_kiosk or (origin.id = punches.kiosk_id and origin.is_desk)))`;

/** Rows in one answer of the database. */
const pageRows = 1000;

/**
 * The punches and looks that count in a range of time, by time, kiosk and number, a page at a time: they are never
 * all in memory. Punches that a kiosk imported from another one are left out if that one is at this hub itself.
 */
export async function* punchesOf(
  db: Kysely<HubTables>,
  { from, to, subjectIds }: HubPunchQuery,
): AsyncGenerator<HubPunch[]> {
  let last: HubPunch | null = null;
  for (;;) {
    let query = db
      .selectFrom('punches')
      .innerJoin('kiosks', 'kiosks.id', 'punches.kiosk_id')
      .select([
        ...(['punches.kiosk_id', 'punches.seq', 'punches.subject_id', 'punches.at'] as const),
        ...(['punches.offset_minutes', 'punches.zone', 'punches.direction'] as const),
        ...(['punches.method', 'punches.flags', 'kiosks.name as kiosk'] as const),
      ])
      .where('punches.withdrawn_by', 'is', null)
      .where('punches.at', '>=', from)
      .where('punches.at', '<', to)
      .where((eb) => eb.not(isImportedFromHere));
    if (subjectIds !== undefined) query = query.where('punches.subject_id', 'in', subjectIds);
    if (last !== null) {
      const after = [last.at, last.kiosk_id, last.seq] as const;
      query = query.where((eb) =>
        eb(eb.refTuple('punches.at', 'punches.kiosk_id', 'punches.seq'), '>', eb.tuple(...after)),
      );
    }
    const page: HubPunch[] = await query
      .orderBy('punches.at')
      .orderBy('punches.kiosk_id')
      .orderBy('punches.seq')
      .limit(pageRows)
      .execute();
    if (page.length > 0) yield page;
    if (page.length < pageRows) return;
    last = page.at(-1)!;
  }
}
