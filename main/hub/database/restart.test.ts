import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { startOwnPostgres } from '../../../bench/own-postgres.js';
import type { Fault } from '../../../contract/fault.js';
import { problemOf } from '../rest/problem.js';
import { awayFault } from './away-fault.js';
import { openHubDatabase } from './open-database.js';

test('PostgreSQL may restart in the middle of a query or a transaction', async () => {
  const server = await startOwnPostgres();
  const { db, close } = await openHubDatabase(server, () => undefined);
  try {
    const waiting = sql`select pg_sleep(60)`.execute(db);
    const isRefused = expect(waiting).rejects.toThrow();
    let restart = (): void => undefined;
    const restarted = new Promise<void>((resolve) => (restart = resolve));
    const transaction = db.transaction().execute(async (within) => {
      await sql`select 1`.execute(within);
      await restarted;
      await sql`select 2`.execute(within);
    });
    const isRolledBack = expect(transaction).rejects.toThrow();
    await sql`select 3`.execute(db);
    await server.restart();
    restart();
    await isRefused;
    await isRolledBack;
    await sql`select 4`.execute(db);
  } finally {
    await close();
    await server.close();
  }
});

test('while PostgreSQL is away, queries fail with a message that says so, and other errors stay', async () => {
  const server = await startOwnPostgres();
  const { db, close } = await openHubDatabase(server, () => undefined);
  const faultOf = (query: ReturnType<typeof sql>): Promise<unknown> =>
    query.execute(db).then(() => null, awayFault);
  try {
    expect(await faultOf(sql`select 1 from no_such_table`)).toMatchObject({ code: '42P01' });
    const waiting = faultOf(sql`select pg_sleep(60)`);
    await sql`select 1`.execute(db);
    await server.close();
    const away = {
      code: 'not-found',
      message: expect.stringContaining('cannot be reached') as string,
    };
    const faults = [await waiting, await faultOf(sql`select 1`)];
    expect(faults).toMatchObject([away, away]);
    // A program that asks at that time is not told that a person or punch does not exist.
    expect(faults.map((fault) => problemOf(fault as Fault))).toEqual([null, null]);
  } finally {
    await close();
  }
});
