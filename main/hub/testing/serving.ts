import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { HubClient } from '../../link/hub-client.js';
import { newKeys, publicKeysOf, type PrivateKeys } from '../../link/keys.js';
import { hubPaths, PairAnswer } from '../../link/messages.js';
import { readPairingCode } from '../../link/pairing-code.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import type { HubDatabase } from '../database/open-database.js';
import { openIdentity, type HubIdentity } from '../identity.js';
import { metrics } from '../metrics.js';
import { PairingCodes } from '../pairing/codes.js';
import { restApi } from '../rest/rest-api.js';
import { fingerprintOf } from '../server/certificate.js';
import { Nonces } from '../server/nonces.js';
import { startHubServer } from '../server/server.js';
import { WorkLimit } from '../server/work-limit.js';
import { HubRoster } from '../roster/roster.js';
import type { HubSite } from '../site.js';

/** A hub's server on a database, until the end of the test. */
export interface ServingHub {
  readonly address: string;
  readonly fingerprint: string;
  readonly identity: HubIdentity;
  /** Null for a hub without a desk. */
  readonly roster: HubRoster | null;
  /** A new pairing code. */
  code(): Promise<string>;
}

export interface ServingOptions {
  /** Of one token of the REST API. */
  readonly requestsPerMinute?: number;
  /** By default, a bug fails the test. */
  readonly onBug?: (error: unknown) => void;
  /** By default, the hub has no desk. */
  readonly site?: HubSite | null;
  /** By default the hub's own. */
  readonly work?: WorkLimit;
}

export async function serveHub(db: HubDatabase, options: ServingOptions = {}): Promise<ServingHub> {
  const { requestsPerMinute = 100_000, onBug = fail, site = null } = options;
  const { work = new WorkLimit() } = options;
  const identity = await openIdentity(await temporaryFolder(), undefined);
  const { certificate } = identity;
  const fingerprint = fingerprintOf(certificate.cert);
  const codes = new PairingCodes(identity.siteKey, fingerprint);
  const roster = site === null ? null : new HubRoster(db, site, identity, onBug);
  const { port, close } = await startHubServer({
    rooms: { db, site, roster, identity, fingerprint, codes, nonces: new Nonces(), work },
    certificate,
    host: '127.0.0.1',
    port: 0,
    answerers: [restApi({ db, onBug, requestsPerMinute }), metrics({ db, onBug })],
    onBug,
  });
  onTestFinished(async () => {
    await roster?.close();
    await close();
    await work.settled();
    // Requests that came while the server closed.
    await roster?.close();
  });
  const code = async () => (await codes.make(db)).code;
  return { address: `https://127.0.0.1:${port}`, fingerprint, identity, roster, code };
}

function fail(error: unknown): never {
  throw error;
}

/** The client of a kiosk, closed at the end of the test. */
export function clientFor(
  hub: Pick<ServingHub, 'address'>,
  fingerprint: string,
  sender: string,
  keys: PrivateKeys,
): HubClient {
  const { address } = hub;
  const client = new HubClient({ address, fingerprint, sender, signKey: keys.sign });
  onTestFinished(() => {
    client.close();
  });
  return client;
}

/** Pairs a kiosk with new keys. @param code as a person types it. */
export async function pairNew(
  hub: Pick<ServingHub, 'address'>,
  code: string,
  { id = randomUUID(), name = 'gate' }: { id?: string; name?: string } = {},
): Promise<{ id: string; keys: PrivateKeys; client: HubClient; hubKey: string }> {
  const keys = newKeys();
  const { secret, fingerprintStart } = readPairingCode(code)!;
  const client = clientFor(hub, fingerprintStart, id, keys);
  const { sign: signKey, seal: sealKey } = publicKeysOf(keys);
  const request = { version: 1, secret, kiosk: id, name, signKey, sealKey };
  const { hubKey } = await client.send(hubPaths.pair, request, PairAnswer);
  return { id, keys, client, hubKey };
}
