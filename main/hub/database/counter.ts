import type { Transaction } from 'kysely';
import type { HubTables } from './schema.js';

/**
 * The value of a counter. It stays locked until this transaction ends, so numbers become visible in the order in which
 * they were assigned.
 */
export async function lockedCounter(
  trx: Transaction<HubTables>,
  name: 'arrivals' | 'roster',
): Promise<number> {
  const { value } = await trx
    .selectFrom('counters')
    .select('value')
    .where('name', '=', name)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return value;
}
