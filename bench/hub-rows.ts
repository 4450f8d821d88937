import { sql } from 'kysely';
import { openHubDatabase, type HubDatabase } from '../main/hub/database/open-database.js';
import { ingest } from '../main/hub/ingest/ingest.js';
import type { SyncRequest } from '../main/link/messages.js';
import { emptyHead } from '../main/storage/chain.js';
import { inTurns, timeOfAsync } from './measure.js';
import { startOwnPostgres } from './own-postgres.js';
import type { Row, RowGroup } from './row.js';
import { pairAll, SimulatedKiosk } from './simulated-kiosk.js';

const ingesting = 'hub-ingest';
const kiosks = 40;
const entriesOfEach = 2500;
const batch = 500;
/** The number of the hub's connections. */
const atATime = 8;
const rounds = 3;

/** How fast the hub takes entries. */
export const hubRows: RowGroup = {
  rows: [ingesting],
  measure: async () => [await measureIngest()],
};

/**
 * Checking and storing entries, compared with COPY of the same rows from a file of the server into the same tables
 * with the same indexes. Both flush to the disk.
 */
async function measureIngest(): Promise<Row> {
  const server = await startOwnPostgres({ fsync: true });
  try {
    const { db, close } = await openHubDatabase(server, () => undefined);
    try {
      const fleet = Array.from({ length: kiosks }, (_, index) => {
        const kiosk = new SimulatedKiosk(`kiosk-${index}`);
        const count = entriesOfEach / batch;
        return { id: kiosk.id, batches: Array.from({ length: count }, () => kiosk.next(batch)) };
      });
      await pairAll(db, fleet);
      const ingestOnce = async (): Promise<number> => {
        await sql`truncate entries, punches, arrivals`.execute(db);
        await db.updateTable('kiosks').set({ head_seq: 0, head_hash: emptyHead.hash }).execute();
        const ms = await timeOfAsync(() => ingestAll(db, fleet));
        await requireAll(db);
        return ms;
      };
      await ingestOnce();
      const files = {
        entries: `${server.folder}/entries.copy`,
        punches: `${server.folder}/punches.copy`,
        arrivals: `${server.folder}/arrivals.copy`,
      };
      for (const [table, file] of Object.entries(files)) {
        await sql`copy ${sql.table(table)} to ${sql.lit(file)}`.execute(db);
      }
      const copyOnce = async (): Promise<number> => {
        await sql`truncate entries, punches, arrivals`.execute(db);
        const ms = await timeOfAsync(async () => {
          for (const [table, file] of Object.entries(files)) {
            await sql`copy ${sql.table(table)} from ${sql.lit(file)}`.execute(db);
          }
        });
        await requireAll(db);
        return ms;
      };
      const [ingestMs, copyMs] = await inTurns([ingestOnce, copyOnce], rounds);
      const rate = (ms: number): string =>
        `${Math.round((kiosks * entriesOfEach) / ms).toLocaleString('en')},000/s`;
      return {
        row: ingesting,
        value: copyMs! / ingestMs!,
        unit: 'of the rate of COPY',
        limit: { atLeast: 0.5 },
        details: `${rate(ingestMs!)}, COPY ${rate(copyMs!)}; ${kiosks * entriesOfEach} entries of ${kiosks} kiosks, PostgreSQL ${server.version}; medians of ${rounds}`,
      };
    } finally {
      await close();
    }
  } finally {
    await server.close();
  }
}

interface Sender {
  readonly id: string;
  readonly batches: readonly SyncRequest[];
}

/** Each kiosk sends one batch after another; several kiosks send at the same time. */
async function ingestAll(db: HubDatabase, fleet: readonly Sender[]): Promise<void> {
  const waiting = [...fleet];
  const work = async (): Promise<void> => {
    for (let kiosk = waiting.pop(); kiosk !== undefined; kiosk = waiting.pop()) {
      for (const request of kiosk.batches) await ingest(db, kiosk.id, request);
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
}

/** @throws Error if not all rows are there, which makes the ratio meaningless. */
async function requireAll(db: HubDatabase): Promise<void> {
  for (const table of ['entries', 'punches'] as const) {
    const { count } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    if (count !== kiosks * entriesOfEach) throw new Error(`${table} has ${count} rows`);
  }
}
