import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { chainEntry } from '../main/attendance/journal/entry-line.js';
import { openHubDatabase, type HubDatabase } from '../main/hub/database/open-database.js';
import { ingest } from '../main/hub/ingest/ingest.js';
import type { SyncRequest } from '../main/link/messages.js';
import { emptyHead, macKeyOf, type LogHead } from '../main/storage/chain.js';
import { inTurns, timeOfAsync } from './measure.js';
import { startOwnPostgres } from './own-postgres.js';
import type { Row, RowGroup } from './row.js';

const ingesting = 'hub-ingest';
const kiosks = 40;
const entriesOfEach = 2500;
const batch = 500;
/** As many as the hub has connections. */
const atATime = 8;
const rounds = 3;
const people = 500;

/** How fast the hub takes entries. */
export const hubRows: RowGroup = {
  rows: [ingesting],
  measure: async () => [await measureIngest()],
};

/** The batches of one kiosk, in order. */
function batchesOf(name: string): SyncRequest[] {
  const key = macKeyOf(new Uint8Array(32), 'entries of the journal');
  const lines: string[] = [];
  let head: LogHead = emptyHead;
  for (let index = 0; index < entriesOfEach; index++) {
    const { entry, line } = chainEntry(
      {
        kind: 'punch',
        at: new Date(Date.UTC(2026, 2, 2, 6) + index * 20_000).toISOString(),
        offset: '+01:00',
        zone: 'Europe/Berlin',
        subjectId: `00000000-0000-4000-8000-${String(index % people).padStart(12, '0')}`,
        direction: index % 2 === 0 ? 'in' : 'out',
        method: 'face',
        kioskId: name,
        modelId: 'mobilefacenet-192',
        distance: 0.2,
        margin: 0.3,
        flags: [],
      },
      head,
      key,
    );
    head = { seq: entry.seq, hash: entry.hash };
    lines.push(line);
  }
  return Array.from({ length: entriesOfEach / batch }, (_, index) => ({
    version: 1,
    program: '0.1.0',
    name,
    head,
    clockOffsetMs: 0,
    contradicts: null,
    items: lines.slice(index * batch, (index + 1) * batch),
  }));
}

/**
 * Checking and storing entries, compared with COPY of the same rows from a file of the server into the same tables
 * with the same indexes. Both flush to the disk.
 */
async function measureIngest(): Promise<Row> {
  const server = await startOwnPostgres({ fsync: true });
  try {
    const { db, close } = await openHubDatabase(server, () => undefined);
    try {
      const fleet = Array.from({ length: kiosks }, (_, index) => ({
        id: randomUUID(),
        batches: batchesOf(`kiosk-${index}`),
      }));
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

interface SimulatedKiosk {
  readonly id: string;
  readonly batches: readonly SyncRequest[];
}

async function pairAll(db: HubDatabase, fleet: readonly SimulatedKiosk[]): Promise<void> {
  const keys = { sign_key: '', seal_key: '' };
  const rows = fleet.map(({ id }) => ({
    ...{ id, name: id, state: 'active' as const, ...keys },
    paired_at: new Date(),
  }));
  await db.insertInto('kiosks').values(rows).execute();
}

/** Each kiosk sends one batch after the other; several kiosks send at the same time. */
async function ingestAll(db: HubDatabase, fleet: readonly SimulatedKiosk[]): Promise<void> {
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
