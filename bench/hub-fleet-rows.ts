import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { openHubDatabase, type HubDatabase } from '../main/hub/database/open-database.js';
import { ingest } from '../main/hub/ingest/ingest.js';
import { newKeys } from '../main/link/keys.js';
import { signReceipt } from '../main/link/receipt.js';
import { uplinkCheckMs } from '../main/uplink/uplink.js';
import { median, timeOfAsync } from './measure.js';
import { startOwnPostgres, type OwnPostgres } from './own-postgres.js';
import type { Row, RowGroup } from './row.js';
import { pairAll, SimulatedKiosk } from './simulated-kiosk.js';

const [rate, growth, receipt] = [
  'hub-fleet-rate',
  'hub-fleet-growth',
  'hub-fleet-receipt',
] as const;
const kiosks = 1000;
/** Entries in one request of a kiosk that sends a backlog (main/uplink/outbox.ts), and kiosks that send at once. */
const [batch, senders] = [500, 200];
const chunk = senders * batch;
/** Entries in the database at the end; ROLLCALL_FLEET_ENTRIES=10000000 for the whole measurement. */
const entries = Math.max(
  2,
  Math.round(Number(process.env['ROLLCALL_FLEET_ENTRIES'] ?? 3e5) / chunk),
);
/** The number of the hub's connections. */
const atATime = 8;
/** Steady load: each kiosk sends an entry every 20 seconds, as at a shift's beginning. */
const requestsPerSecond = 50;
const steadyRequests = 1000;
const tables = ['entries', 'punches', 'arrivals'] as const;

/** A fleet of 1,000 kiosks in one database. */
export const hubFleetRows: RowGroup = {
  rows: [rate, growth, receipt],
  measure: async () => {
    const server = await startOwnPostgres({ fsync: true });
    try {
      const { db, close } = await openHubDatabase(server, () => undefined);
      try {
        return await measureFleet(db, server);
      } finally {
        await close();
      }
    } finally {
      await server.close();
    }
  },
};

async function measureFleet(db: HubDatabase, server: OwnPostgres): Promise<Row[]> {
  const fleet = Array.from({ length: kiosks }, (_none, index) => new SimulatedKiosk(`k-${index}`));
  await pairAll(db, fleet);
  const msOf: number[] = [];
  for (let done = 0; done < entries; done++) {
    const first = (done * senders) % kiosks;
    const sending = fleet.slice(first, first + senders);
    const requests = sending.map((kiosk) => ({ kiosk, request: kiosk.next(batch) }));
    msOf.push(await timeOfAsync(() => takeAll(db, requests)));
  }
  const total = entries * chunk;
  const about = `${total.toLocaleString('en')} entries of ${kiosks} kiosks, PostgreSQL ${server.version}`;
  const receipts = await steadyReceipts(db, fleet);
  const copyMs = await copyAgain(db, server.folder);
  const ingestMs = msOf.reduce((sum, ms) => sum + ms, 0);
  const perSecond = (ms: number): string =>
    `${Math.round((total / ms) * 1000).toLocaleString('en')}/s`;
  const tenth = Math.ceil(entries / 10);
  const [early, late] = [median(msOf.slice(0, tenth)), median(msOf.slice(-tenth))];
  const slowest = receipts[Math.floor(receipts.length * 0.99)]!;
  const logs = Math.log(total) / Math.log(tenth * chunk);
  return [
    {
      row: rate,
      value: copyMs / ingestMs,
      unit: 'of the rate of COPY',
      limit: { atLeast: 0.5 },
      details: `${perSecond(ingestMs)}, COPY ${perSecond(copyMs)}; ${about}`,
    },
    {
      row: growth,
      value: late / early,
      unit: 'cost of an entry, last to first tenth',
      limit: { atMost: logs },
      details: `${((early / chunk) * 1000).toFixed(0)} and ${((late / chunk) * 1000).toFixed(0)} µs; ${about}`,
    },
    {
      row: receipt,
      value: slowest / uplinkCheckMs,
      unit: 'of the time between two looks of a kiosk',
      limit: { atMost: 1 },
      details: `99 of 100 within ${slowest.toFixed(1)} ms, median ${median(receipts).toFixed(1)} ms at ${requestsPerSecond} requests a second; ${about}`,
    },
  ];
}

interface Sent {
  readonly kiosk: SimulatedKiosk;
  readonly request: ReturnType<SimulatedKiosk['next']>;
}

async function takeAll(db: HubDatabase, requests: readonly Sent[]): Promise<void> {
  const waiting = [...requests];
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { state } = await ingest(db, next.kiosk.id, next.request);
      if (state !== 'accepted') throw new Error(`the hub answered ${state}`);
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
}

/** Times from a request with one entry to its signed receipt, in ms, sorted; the requests come at a steady rate. */
async function steadyReceipts(
  db: HubDatabase,
  fleet: readonly SimulatedKiosk[],
): Promise<number[]> {
  const { sign } = newKeys();
  const times: number[] = [];
  const one = async (kiosk: SimulatedKiosk): Promise<void> => {
    const startMs = performance.now();
    const done = await ingest(db, kiosk.id, kiosk.next(1));
    if (!('head' in done)) throw new Error(`the hub answered ${done.state}`);
    signReceipt(sign, kiosk.id, done.head, new Date());
    times.push(performance.now() - startMs);
  };
  const running: Promise<void>[] = [];
  for (let index = 0; index < steadyRequests; index++) {
    running.push(one(fleet[index % kiosks]!));
    await pause(1000 / requestsPerSecond);
  }
  await Promise.all(running);
  return times.sort((a, b) => a - b);
}

/** COPY of the same rows from files of the server into the same tables with the same indexes. @returns ms. */
async function copyAgain(db: HubDatabase, folder: string): Promise<number> {
  const fileOf = (table: string) => sql.lit(`${folder}/${table}.copy`);
  for (const table of tables) await sql`copy ${sql.table(table)} to ${fileOf(table)}`.execute(db);
  await sql`truncate entries, punches, arrivals`.execute(db);
  return timeOfAsync(async () => {
    for (const table of tables) {
      await sql`copy ${sql.table(table)} from ${fileOf(table)}`.execute(db);
    }
  });
}
