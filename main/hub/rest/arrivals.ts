import { sql } from 'kysely';
import { lockedCounter } from '../database/counter.js';
import type { HubDatabase } from '../database/open-database.js';
import { inTransaction } from '../database/transaction.js';

/** Number of arrivals that get positions in one transaction, and of such transactions for one request. */
const batchSize = 5000;
const maxBatches = 4;

/**
 * Assigns positions to arrivals without one. An arrival gets its position after its own transaction, and only one
 * transaction at a time gives positions. So a reader that has seen a position will never find a new lower one. Neither
 * a clock nor a sequence can promise that, because transactions do not end in the order in which they began.
 * @returns true if more arrivals wait: the first request after a long time assigns only some positions at a time.
 */
export async function numberArrivals(db: HubDatabase): Promise<boolean> {
  for (let batch = 0; batch < maxBatches; batch++) {
    if ((await numberSome(db)) < batchSize) return false;
  }
  return true;
}

/** The last position that was assigned; 0 if there is none. */
export async function lastPosition(db: HubDatabase): Promise<number> {
  const { value } = await db
    .selectFrom('counters')
    .select('value')
    .where('name', '=', 'arrivals')
    .executeTakeFirstOrThrow();
  return value;
}

async function numberSome(db: HubDatabase): Promise<number> {
  // Most requests find nothing new, and need no lock.
  const waiting = await db
    .selectFrom('arrivals')
    .select('seq')
    .where('position', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (waiting === undefined) return 0;
  return inTransaction(db, async (trx) => {
    const value = await lockedCounter(trx, 'arrivals');
    const arrivals = await trx
      .selectFrom('arrivals')
      .select(['kiosk_id', 'seq'])
      .where('position', 'is', null)
      .orderBy('at')
      .orderBy('kiosk_id')
      .orderBy('seq')
      .limit(batchSize)
      .execute();
    await sql`
      update arrivals set position = given.position
      from unnest(
        ${arrivals.map((arrival) => arrival.kiosk_id)}::uuid[],
        ${arrivals.map(({ seq }) => seq)}::bigint[],
        ${arrivals.map((_arrival, index) => value + index + 1)}::bigint[]
      ) as given (kiosk_id, seq, position)
      where arrivals.kiosk_id = given.kiosk_id and arrivals.seq = given.seq`.execute(trx);
    await trx
      .updateTable('counters')
      .set({ value: value + arrivals.length })
      .where('name', '=', 'arrivals')
      .execute();
    return arrivals.length;
  });
}
