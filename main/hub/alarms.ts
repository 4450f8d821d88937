import { sql, type Kysely } from 'kysely';
import type { AlarmKind } from '../../contract/calls/hub.js';
import type { HubTables } from './database/schema.js';

/** Something that an administrator must look at. */
export interface Alarm {
  readonly kioskId: string;
  readonly kind: AlarmKind;
  /** The subject of the alarm: the same alarm about the same subject is counted, not stored again. */
  readonly about: string;
  /** A sentence for people. */
  readonly sentence: string;
}

/** Stores an alarm, or counts it if it exists. */
export async function raiseAlarm(
  db: Kysely<HubTables>,
  { kioskId, kind, about, sentence }: Alarm,
  now: Date,
): Promise<void> {
  await db
    .insertInto('alarms')
    .values({ kiosk_id: kioskId, kind, about, sentence, first_at: now, last_at: now })
    .onConflict((conflict) =>
      conflict.columns(['kiosk_id', 'kind', 'about']).doUpdateSet({
        last_at: now,
        sentence,
        times: sql<number>`alarms.times + 1`,
        acknowledged_at: null,
        acknowledged_by: null,
      }),
    )
    .execute();
}

/**
 * Says that the database was restored from a backup, once for all kiosks until it is acknowledged.
 * @param kioskId of a kiosk that has more from this hub than the database.
 */
export async function raiseRestored(db: Kysely<HubTables>, kioskId: string): Promise<void> {
  const open = await db
    .selectFrom('alarms')
    .select('about')
    .where('kind', '=', 'restored')
    .where('acknowledged_at', 'is', null)
    .executeTakeFirst();
  if (open !== undefined) return;
  const sentence =
    'The hub’s database was restored from a backup: it lacks something that this kiosk got from the hub. Kiosks send missing entries again, and get all people again. What was changed at the hub since the backup is gone: check removed kiosks, tokens, sites and erasures.';
  await raiseAlarm(db, { kioskId, kind: 'restored', about: '', sentence }, new Date());
}

/**
 * Says that a person who was erased came back with a backup of the hub's data, and was erased again.
 * @param kioskId of the kiosk that had erased them, or of the hub's own site.
 */
export async function raiseReturned(
  db: Kysely<HubTables>,
  kioskId: string,
  subjectId: string,
): Promise<void> {
  const sentence = `A person (${subjectId}) who was erased came back with a backup of the hub, and was erased again. If they should be here, enrol them again.`;
  await raiseAlarm(db, { kioskId, kind: 'returned', about: subjectId, sentence }, new Date());
}
