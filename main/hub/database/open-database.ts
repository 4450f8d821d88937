import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { Fault } from '../../../contract/fault.js';
import { openEmbedded } from './embedded.js';
import { migrateToLatest } from './migrations.js';
import type { HubTables } from './schema.js';

/** The hub's database, on a server or embedded: the same driver and the same SQL. */
export type HubDatabase = Kysely<HubTables>;

/** Where the database is: a `postgres://` address, or the folder of the embedded one. */
export type DatabasePlace = { readonly address: string } | { readonly folder: string };

/** PostgreSQL 15 is the oldest version with support (postgresql.org/support/versioning, November 2026). */
const minVersion = 15;
/** More than a few connections do not make one process faster, and a server has about 100. */
const maxConnections = 8;
/** How long opening waits for the server, in ms. */
const connectMs = 10_000;

/** `bigint`s of the hub are numbers of entries and milliseconds, far below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === (pg.types.builtins.INT8 as number)
      ? Number
      : (pg.types.getTypeParser as (oid: number, format?: string) => unknown)(
          oid,
          format,
        )) as pg.CustomTypesConfig['getTypeParser'],
};

/**
 * Opens the database and brings its tables to this version.
 * @param onLost called if an idle connection fails, as when the server restarts. The pool makes new ones.
 * @throws Fault `not-found` if the server cannot be reached; `invalid-input` if it is too old; `data-newer` if a
 *   newer version of Rollcall has used the database; as `openEmbedded`.
 */
export async function openHubDatabase(
  place: DatabasePlace,
  onLost: (error: Error) => void,
): Promise<{ readonly db: HubDatabase; readonly close: () => Promise<void> }> {
  const embedded = 'address' in place ? null : await openEmbedded(place.folder);
  const pool =
    embedded === null
      ? new pg.Pool({
          connectionString: 'address' in place ? place.address : '',
          max: maxConnections,
          connectionTimeoutMillis: connectMs,
          application_name: 'rollcall hub',
          types,
        })
      : // One connection that stays: the embedded database has only one session.
        new pg.Pool(
          Object.assign(createPgConfig(embedded), { max: 1, idleTimeoutMillis: 0, types }),
        );
  pool.on('error', onLost);
  // The pool does not listen to connections in use, and an error without a listener would end the hub. Their
  // queries are rejected with it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db: HubDatabase = new Kysely({ dialect: new PostgresDialect({ pool }) });
  const close = async (): Promise<void> => {
    await db.destroy();
    await embedded?.close();
  };
  try {
    if (embedded === null) await requireVersion(pool);
    await migrateToLatest(db);
    return { db, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function requireVersion(pool: pg.Pool): Promise<void> {
  let version: number;
  try {
    const { rows } = await pool.query<{ version: string }>(
      "select current_setting('server_version_num') as version",
    );
    version = Math.floor(Number(rows[0]!.version) / 10_000);
  } catch (cause) {
    // The server's messages are for people; those of the system are not.
    const reason = cause instanceof pg.DatabaseError ? ` (${cause.message})` : '';
    throw new Fault(
      'not-found',
      `The database cannot be used${reason}. Check the address in --database, and that the server runs.`,
      { cause },
    );
  }
  if (version >= minVersion) return;
  throw new Fault(
    'invalid-input',
    `The database is PostgreSQL ${version}; the hub needs version ${minVersion} or later. Update the server.`,
  );
}
