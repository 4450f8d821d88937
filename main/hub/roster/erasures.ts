import type { Kysely } from 'kysely';
import * as v from 'valibot';
import type { HubTables } from '../database/schema.js';

/** A kiosk that has not confirmed an erasure yet, or has. */
const ErasureAtKiosk = v.object({
  id: v.string(),
  name: v.string(),
  /** `revoked`: the kiosk gets nothing more, so its disk must be erased by hand. */
  state: v.picklist(['confirmed', 'outstanding', 'revoked']),
  /** When the kiosk confirmed that it had applied the erasure, UTC, by the hub's clock; null if it has not. */
  confirmedAt: v.nullable(v.string()),
});

/** The certificate of an erasure over all kiosks. */
export const ErasureStatus = v.object({
  subjectId: v.string(),
  /** When the hub gave the erasure to its kiosks, UTC. */
  erasedAt: v.string(),
  /** The person the record was merged into; null if they were erased. */
  mergedInto: v.nullable(v.string()),
  isComplete: v.boolean(),
  kiosks: v.array(ErasureAtKiosk),
});
export type ErasureStatus = v.InferOutput<typeof ErasureStatus>;

/**
 * All erasures and merges at the hub, newest first, each with what every kiosk said. Kiosks that never had the person
 * confirm too: only they know that.
 */
export async function erasureStatuses(db: Kysely<HubTables>): Promise<ErasureStatus[]> {
  const kiosks = await db
    .selectFrom('kiosks')
    .select(['id', 'name', 'state'])
    .where('is_desk', '=', false)
    .where('continued_by', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
  const confirmed = await db.selectFrom('roster_erasures').selectAll().execute();
  const confirmedAt = new Map(
    confirmed.map((row) => [`${row.kiosk_id} ${row.subject_id}`, row.confirmed_at.toISOString()]),
  );
  const erased = await db
    .selectFrom('roster')
    .select(['subject_id', 'into_id', 'changed_at'])
    .where('kind', '=', 'person')
    .where('digest', 'is', null)
    .orderBy('version', 'desc')
    .execute();
  return erased.map(({ subject_id: subjectId, into_id: mergedInto, changed_at }) => {
    const at = kiosks.map(({ id, name, state }) => {
      const found = confirmedAt.get(`${id} ${subjectId}`) ?? null;
      const open = state === 'revoked' ? 'revoked' : 'outstanding';
      return { id, name, state: found === null ? open : 'confirmed', confirmedAt: found } as const;
    });
    const isComplete = at.every(({ state }) => state === 'confirmed');
    return { subjectId, erasedAt: changed_at.toISOString(), mergedInto, isComplete, kiosks: at };
  });
}
