import type { Transaction } from 'kysely';
import { setTimeout } from 'node:timers/promises';
import type { HubDatabase } from './open-database.js';
import type { HubTables } from './schema.js';

/**
 * SQLSTATEs of a transaction that may be run again: `serialization_failure` and `deadlock_detected`
 * (postgresql.org/docs/18/mvcc-serialization-failure-handling.html). Distributed engines often use the first one.
 */
const retryable = new Set(['40001', '40P01']);
const maxTries = 5;
/** Longest pause before the second try, in ms; doubled for each later one. */
const pauseMs = 20;

/** Runs a transaction, and runs it again if it conflicted with another one. @param work may run several times. */
export async function inTransaction<Value>(
  db: HubDatabase,
  work: (trx: Transaction<HubTables>) => Promise<Value>,
): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (typeof code !== 'string' || !retryable.has(code) || attempt === maxTries) throw error;
      await setTimeout(Math.random() * pauseMs * 2 ** (attempt - 1));
    }
  }
}
