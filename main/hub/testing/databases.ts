import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import {
  openHubDatabase,
  type DatabasePlace,
  type HubDatabase,
} from '../database/open-database.js';
import { startOwnPostgres, type OwnPostgres } from '../../../bench/own-postgres.js';
import { copyEmptyDatabase } from './empty-database.js';

/** A database for the tests of one `describe`. */
export interface TestDatabase {
  readonly db: HubDatabase;
  readonly place: DatabasePlace;
  /** Null for the embedded database. */
  readonly server: OwnPostgres | null;
}

/**
 * Runs the same tests on PostgreSQL, with a separate server, and on the embedded database.
 * @param tests called with a function that gives the database within a test.
 */
export function onBothDatabases(tests: (database: () => TestDatabase) => void): void {
  describe.each(['PostgreSQL', 'embedded'] as const)('%s', (kind) => {
    let opened: (TestDatabase & { readonly close: () => Promise<void> }) | null = null;
    let folder = '';
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'rollcall-hub-'));
      const server = kind === 'PostgreSQL' ? await startOwnPostgres() : null;
      if (server !== null) {
        process.stderr.write(`The tests use their own PostgreSQL ${server.version}.\n`);
      }
      const place = server === null ? { folder } : { address: server.address };
      if (server === null) await copyEmptyDatabase(folder);
      const { db, close } = await openHubDatabase(place, () => undefined);
      opened = {
        db,
        place,
        server,
        close: async () => {
          await close();
          await server?.close();
        },
      };
    });
    afterAll(async () => {
      await opened?.close();
      await rm(folder, { recursive: true, force: true });
    });
    tests(() => opened!);
  });
}
