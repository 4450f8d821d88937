import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp, type App } from '../../app/app.js';
import { startHub, type Hub } from '../../hub/hub.js';
import { copyEmptyDatabase } from '../../hub/testing/empty-database.js';
import { addToken } from '../../hub/rest/tokens.js';
import type { Scope } from '../../hub/rest/scopes.js';
import { databaseOfHub } from '../hub/database-of-hub.js';
import { callsOfPrograms } from '../hub/calls-of-programs.js';

/** A hub in this process, on the embedded database, with its desk but without its pages. */
export interface HubWithDesk {
  readonly hub: Hub;
  readonly app: App;
  readonly address: string;
  /** Makes a token of the REST API. */
  token(name: string, scopes: readonly Scope[]): Promise<string>;
  /** Ends it. @throws the first unexpected error, if there was one. */
  close(): Promise<void>;
}

/** Starts a hub that all tests of a file share, because a start takes seconds. */
export async function startHubWithDesk(): Promise<HubWithDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-hub-'));
  await copyEmptyDatabase(join(folder, 'database'));
  const bugs: unknown[] = [];
  const database = databaseOfHub();
  const app = openApp({
    folder: join(folder, 'site'),
    recognises: false,
    hubDatabase: database.get,
    onNotice: () => undefined,
  });
  const hub = await startHub({
    folder,
    database: null,
    host: '127.0.0.1',
    port: 0,
    certificate: null,
    log: () => undefined,
    onBug: (error) => bugs.push(error),
    site: { data: () => app.data() },
    onDatabase: database.open,
    calls: callsOfPrograms(app, (_call, error) => bugs.push(error)),
  });
  const close = async (): Promise<void> => {
    await (await app.data()).connectors.close();
    await hub.close();
    await app.close();
    await rm(folder, { recursive: true, force: true });
    if (bugs.length > 0) throw bugs[0];
  };
  const token = async (name: string, scopes: readonly Scope[]): Promise<string> =>
    (await addToken(hub.db, { name, scopes })).token;
  return { hub, app, address: `https://127.0.0.1:${hub.port}`, token, close };
}
