import { afterAll, beforeAll } from 'vitest';
import { startOwnPostgres, type OwnPostgres } from '../../../bench/own-postgres.js';
import { openHubDatabase, type HubDatabase } from '../database/open-database.js';

/** Starts a separate PostgreSQL server for the tests of a file. Call it once in the file; use `db` within tests. */
export function databaseOfTests(): { readonly db: HubDatabase } {
  let server: OwnPostgres;
  let db: HubDatabase;
  let closeDatabase: () => Promise<void>;
  beforeAll(async () => {
    server = await startOwnPostgres();
    ({ db, close: closeDatabase } = await openHubDatabase(server, () => undefined));
  });
  afterAll(async () => {
    await closeDatabase();
    await server.close();
  });
  return {
    get db() {
      return db;
    },
  };
}
