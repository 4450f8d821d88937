import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openDataFolder } from '../main/app/data-folder.js';
import { openHubDatabase, type HubDatabase } from '../main/hub/database/open-database.js';
import { JournalFacts } from '../main/attendance/journal/journal-facts.js';
import { DatabasePunches } from '../main/hub/desk/database-punches.js';
import { exportText } from '../main/hub/rest/export.js';
import { startOwnPostgres } from './own-postgres.js';
import type { Row, RowGroup } from './row.js';

const memory = 'hub-export-memory';
const start = 'hub-export-start';
const people = 500;
const workDays = 250;
/** The times of day of in, out for the break, in, and out. */
const punchesADay = 4;
const limitBytes = 200e6;
const limitMs = 1000;
const rounds = 3;

/** A month's export of one site from the hub's database, which has a year. */
export const hubExportRows: RowGroup = {
  rows: [memory, start],

  async measure(wanted) {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-bench-'));
    const server = await startOwnPostgres();
    const data = await openDataFolder({ folder, notify: () => undefined });
    const { db, close } = await openHubDatabase(server, () => undefined);
    try {
      const site = { id: randomUUID(), name: 'hub' };
      await seed(db, site.id);
      const standing = new DatabasePunches(db, site, new JournalFacts());
      const atHub = { ...data, journal: { standing } };
      const runs = [];
      for (let round = 0; round < rounds; round++) {
        const request = { layout: 'days', from: '2026-06-01', to: '2026-06-30' } as const;
        runs.push(await measured(() => exportText(atHub, request)));
      }
      return rowsOf(runs).filter(({ row }) => wanted.has(row));
    } finally {
      await close();
      await data.close();
      await server.close();
      await rm(folder, { recursive: true });
    }
  },
};

interface Run {
  readonly startMs: number;
  readonly totalMs: number;
  readonly addedBytes: number;
  readonly lines: number;
}

function rowsOf(runs: readonly Run[]): Row[] {
  const worst = (value: (run: Run) => number): number => Math.max(...runs.map(value));
  const [startMs, added, totalMs] = [
    worst((run) => run.startMs),
    worst((run) => run.addedBytes),
    worst((run) => run.totalMs),
  ];
  const of = `${runs[0]!.lines.toLocaleString('en')} days of ${people} people; ${(people * workDays * punchesADay).toLocaleString('en')} punches in the database; worst of ${rounds}`;
  return [
    {
      row: memory,
      value: added / limitBytes,
      unit: 'of 200 MB',
      limit: { atMost: 1 },
      details: `${(added / 1e6).toFixed(0)} MB added at the peak; ${of}`,
    },
    {
      row: start,
      value: startMs / limitMs,
      unit: 'of a second',
      limit: { atMost: 1 },
      details: `${startMs.toFixed(0)} ms to the first piece, ${totalMs.toFixed(0)} ms to the last; ${of}`,
    },
  ];
}

/** @throws Error if the export has not one line for each person and work day. */
async function measured(make: () => Promise<AsyncIterable<string | Uint8Array>>): Promise<Run> {
  const before = process.memoryUsage().rss;
  let peak = before;
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 10);
  const begin = performance.now();
  let startMs = NaN;
  let lines = -1;
  try {
    for await (const piece of await make()) {
      if (Number.isNaN(startMs)) startMs = performance.now() - begin;
      lines += String(piece).split('\r\n').length - 1;
      peak = Math.max(peak, process.memoryUsage().rss);
    }
  } finally {
    clearInterval(sampling);
  }
  if (lines !== people * 30) throw new Error(`the export has ${lines} lines`);
  return { startMs, totalMs: performance.now() - begin, addedBytes: peak - before, lines };
}

/** A year of one site: each person four times a day, on each of the days before the end of the month and after it. */
async function seed(db: HubDatabase, siteId: string): Promise<void> {
  await sql`
    insert into punches (kiosk_id, seq, subject_id, at, offset_minutes, zone, direction, method, flags,
      origin_kiosk, origin_seq, updated_at, arrival, arrival_kiosk)
    select ${siteId}::uuid, number + 1, 'subject-' || (number / ${punchesADay} % ${people}),
      timestamptz '2026-01-01T06:00:00Z' + number / ${people * punchesADay} * interval '1 day'
        + number % ${punchesADay} * interval '2 hours' + number / ${punchesADay} % ${people} * interval '1 second',
      60, 'Europe/Berlin', case when number % 2 = 0 then 'in' else 'out' end, 'face', '',
      'gate', number + 1, now(), 1, ${siteId}::uuid
    from generate_series(0, ${people * workDays * punchesADay - 1}) as number`.execute(db);
  await sql`analyze punches`.execute(db);
}
