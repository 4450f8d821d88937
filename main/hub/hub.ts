import { join } from 'node:path';
import * as v from 'valibot';
import { readIfExists, writeAtomically } from '../storage/atomic-file.js';
import { publicKeysOf } from '../link/keys.js';
import { lockDataFolder } from '../storage/data-lock.js';
import { withFileFaults } from '../storage/file-faults.js';
import { makeFolder } from '../storage/make-folder.js';
import type { HubParts } from './desk/api.js';
import { Desk } from './desk/desk.js';
import { putBackEntries } from './desk/put-back.js';
import { SiteEntries } from './desk/site-entries.js';
import { sitePunches } from './desk/site-punches.js';
import { openHubDatabase } from './database/open-database.js';
import { openIdentity, type HubIdentity } from './identity.js';
import { metrics } from './metrics.js';
import type { HubStores } from '../connectors/hub-stores.js';
import { hubQueue } from './push/hub-source.js';
import { PairingCodes } from './pairing/codes.js';
import type { DeskCalls, RestDesk } from './rest/operation.js';
import { restApi } from './rest/rest-api.js';
import { fingerprintOf, ownCertificate } from './server/certificate.js';
import { Nonces } from './server/nonces.js';
import { portFault } from './server/port-fault.js';
import { HubRoster } from './roster/roster.js';
import { startHubServer, type HubPages } from './server/server.js';
import { WorkLimit } from './server/work-limit.js';
import type { HubSite } from './site.js';

export interface HubOptions {
  /** The hub's data folder: its keys, and the embedded database. */
  readonly folder: string;
  readonly passphrase?: string | undefined;
  /** A `postgres://` address; null for the embedded database. */
  readonly database: string | null;
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Files of the administrator's own certificate; null for a self-made one. */
  readonly certificate: { readonly certificate: string; readonly key: string } | null;
  /** Called with sentences for the administrator. */
  readonly log: (sentence: string) => void;
  readonly onBug: (error: unknown) => void;
  /** The site in which people are managed; opened once the hub's folder is locked. By default none. */
  readonly site?: HubSite;
  /** The pages of the desk; by default none. */
  readonly pages?: HubPages;
  /** Called once the database is open, before the site is. */
  readonly onDatabase?: (stores: HubStores) => void;
  /** The calls of the desk, for programs; by default none. */
  readonly calls?: DeskCalls;
}

/** A running hub. */
export interface Hub extends HubParts {
  readonly port: number;
  /** SHA-256 of the certificate, 64 hexadecimal digits. */
  readonly fingerprint: string;
  close(): Promise<void>;
}

/** Where commands find the running hub. */
const Running = v.object({ port: v.number(), fingerprint: v.string() });
export type Running = v.InferOutput<typeof Running>;

function runningFileOf(folder: string): string {
  return join(folder, 'running.json');
}

/** Port and fingerprint of the hub that ran last with a folder; null if there was none. */
export async function runningHub(folder: string): Promise<Running | null> {
  const bytes = await readIfExists(runningFileOf(folder));
  if (bytes === null) return null;
  return v.parse(Running, JSON.parse(bytes.toString('utf8')));
}

/**
 * Opens the hub's folder and database, and starts its server.
 * @throws Fault `data-held`, `invalid-input` for a port that cannot be used; as `openIdentity`, `openHubDatabase`,
 *   `ownCertificate`, `HubSite.data`, `putBackEntries`.
 */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { folder, passphrase, site = null, log, onBug } = options;
  await withFileFaults(folder, () => makeFolder(folder));
  const lock = await lockDataFolder(folder);
  // Everything that is open so far; it is closed in reverse order.
  const opened: (() => Promise<void>)[] = [() => lock.release()];
  const close = async (): Promise<void> => {
    for (const one of opened.splice(0).reverse()) await one();
  };
  try {
    const identity = await openIdentity(folder, passphrase);
    const certificate =
      options.certificate === null
        ? identity.certificate
        : await ownCertificate(options.certificate);
    const fingerprint = fingerprintOf(certificate.cert);
    const place =
      options.database === null
        ? { folder: join(folder, 'database') }
        : { address: options.database };
    const { db, close: closeDatabase } = await openHubDatabase(place, (error) => {
      log(`The connection to the database was lost (${error.message}). The hub tries again.`);
    });
    opened.push(closeDatabase);
    const entries = new SiteEntries(db, publicKeysOf(identity.keys));
    if (site !== null) {
      options.onDatabase?.({
        queue: hubQueue(db, site),
        punchesOf: (opened) => sitePunches(db, entries, opened),
      });
    }
    // So that a site that cannot be opened is reported at the start.
    const data = await site?.data();
    if (data !== undefined) await putBackEntries(db, data.site.site, data.journal);
    const roster = site === null ? null : new HubRoster(db, site, identity, onBug);
    opened.push(async () => roster?.close());
    const codes = new PairingCodes(identity.siteKey, fingerprint);
    const work = new WorkLimit();
    const server = await startHubServer({
      rooms: { db, site, roster, identity, fingerprint, codes, nonces: new Nonces(), work },
      certificate,
      host: options.host,
      port: options.port,
      answerers: [restApi({ db, desk: deskOf(options, identity), onBug }), metrics({ db, onBug })],
      pages: options.pages ?? null,
      onBug,
    }).catch((error: unknown) => {
      throw portFault(error, options.port);
    });
    opened.push(async () => {
      // The server waits for requests that are held.
      await roster?.close();
      await server.close();
      await work.settled();
    });
    if (site !== null) {
      const desk = new Desk({ db, site, entries, log, onStored: () => roster?.punched() });
      desk.start();
      opened.push(() => desk.close());
    }
    const running: Running = { port: server.port, fingerprint };
    await writeAtomically(runningFileOf(folder), `${JSON.stringify(running)}\n`);
    return { port: server.port, fingerprint, db, codes, roster, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The desk for programs; null without one. */
function deskOf({ site, calls }: HubOptions, { siteKey }: HubIdentity): RestDesk | null {
  return site === undefined || calls === undefined ? null : { site, calls, siteKey };
}
