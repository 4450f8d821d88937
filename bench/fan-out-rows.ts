import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder } from '../main/app/data-folder.js';
import { openHubDatabase } from '../main/hub/database/open-database.js';
import { openIdentity } from '../main/hub/identity.js';
import { PairingCodes } from '../main/hub/pairing/codes.js';
import { HubRoster } from '../main/hub/roster/roster.js';
import { fingerprintOf } from '../main/hub/server/certificate.js';
import { Nonces } from '../main/hub/server/nonces.js';
import { startHubServer } from '../main/hub/server/server.js';
import { WorkLimit } from '../main/hub/server/work-limit.js';
import { onlineKiosk } from '../main/hub/testing/online-kiosk.js';
import { publicKeysOf } from '../main/link/keys.js';
import { startOwnPostgres } from './own-postgres.js';
import type { Row, RowGroup } from './row.js';

const fanOut = 'roster-fan-out';
const kiosks = 100;
const changes = 20;
/** Pause between two changes, in ms, so that the hub holds a request of each kiosk again. */
const restMs = 500;

/** How fast one change of a person reaches all online kiosks, over TLS on this machine. */
export const fanOutRows: RowGroup = {
  rows: [fanOut],
  measure: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-fan-out-'));
    const server = await startOwnPostgres({ fsync: true });
    try {
      return [await measureFanOut(folder, server.address)];
    } finally {
      await server.close();
      await rm(folder, { recursive: true });
    }
  },
};

async function measureFanOut(folder: string, address: string): Promise<Row> {
  const { db, close: closeDatabase } = await openHubDatabase({ address }, () => undefined);
  const data = await openDataFolder({ folder: join(folder, 'site'), notify: () => undefined });
  const identity = await openIdentity(folder, undefined);
  const { certificate, siteKey } = identity;
  const fingerprint = fingerprintOf(certificate.cert);
  const site = { data: () => Promise.resolve(data) };
  const roster = new HubRoster(db, site, identity, fail);
  const codes = new PairingCodes(siteKey, fingerprint);
  const work = new WorkLimit();
  const { port, close } = await startHubServer({
    rooms: { db, site, roster, identity, fingerprint, codes, nonces: new Nonces(), work },
    certificate,
    ...{ host: '127.0.0.1', port: 0, answerers: [], onBug: fail },
  });
  const { subjectId } = await data.people.addWithPin('Person', '7', '2468');
  const hubKey = publicKeysOf(identity.keys).sign;
  const hub = { address: `https://127.0.0.1:${port}`, fingerprint, hubKey };
  const online = await Promise.all(Array.from({ length: kiosks }, () => onlineKiosk(db, hub)));
  const tookMs: number[] = [];
  for (let change = 1; change <= changes; change++) {
    await new Promise((resolve) => setTimeout(resolve, restMs));
    const name = `Person ${change}`;
    const got = online.map((kiosk) => Promise.race([kiosk.gets(name), kiosk.failed]));
    const startMs = performance.now();
    await data.people.rename(subjectId, name, 'bench');
    tookMs.push(...(await Promise.all(got)).map((atMs) => atMs - startMs));
  }
  for (const kiosk of online) await kiosk.close();
  await roster.close();
  await close();
  await data.close();
  await closeDatabase();
  const sorted = tookMs.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1]! / 1000;
  return {
    row: fanOut,
    value: at(0.95),
    unit: 's until a change is at a kiosk, p95',
    limit: { atMost: 2 },
    details: `median ${at(0.5).toFixed(2)} s, slowest ${at(1).toFixed(2)} s; ${changes} changes, each at ${kiosks} kiosks`,
  };
}

function fail(error: unknown): never {
  throw error;
}
