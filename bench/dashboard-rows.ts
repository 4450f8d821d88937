import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp, type App } from '../main/app/app.js';
import { connect, type Client } from '../contract/transport/connect.js';
import { serve } from '../contract/transport/serve.js';
import { inTurns, median, timeOfAsync } from './measure.js';
import type { RowGroup } from './row.js';
import { seedYear, type SeededSize } from './year/seed.js';

const first = 'dashboard-first';
const again = 'dashboard-again';
/** More people than one kiosk serves, with the working days of a year. */
const site: SeededSize = { people: 5000, days: 230 };
const rounds = 3;
const dayMs = 86_400_000;

/**
 * The dashboard of five thousand people and a year of punches, compared with the view of one day: the first time after
 * a start, when it computes 30 days of everyone, and later times, because a screen asks every few seconds.
 */
export const dashboardRows: RowGroup = {
  rows: [first, again],

  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-bench-dashboard-'));
    try {
      const punches = await seedYear(folder, site);
      await withSchedule(folder);
      const firstMs: number[] = [];
      let againMs = 0;
      let dayViewMs = 0;
      for (let round = 0; round < rounds; round++) {
        await withApp(folder, async (client) => {
          const dashboard = (): Promise<unknown> => client['overview.dashboard']({});
          firstMs.push(await timeOfAsync(dashboard));
          if (round < rounds - 1) return;
          [againMs, dayViewMs] = (await inTurns(
            [() => timeOfAsync(dashboard), () => timeOfAsync(() => yesterday(client))],
            rounds,
          )) as [number, number];
        });
      }
      const medianFirstMs = median(firstMs);
      const details = (ms: number): string =>
        `${ms.toFixed(0)} ms; the day ${dayViewMs.toFixed(0)} ms; ${punches.toLocaleString('en')} punches; medians of ${rounds}`;
      return [
        {
          row: first,
          value: medianFirstMs / dayViewMs,
          unit: 'of the day',
          limit: { atMost: 5 },
          details: details(medianFirstMs),
        },
        {
          row: again,
          value: againMs / dayViewMs,
          unit: 'of the day',
          limit: { atMost: 0.1 },
          details: details(againMs),
        },
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

function yesterday(client: Client): Promise<unknown> {
  const day = new Date(Date.now() - dayMs).toISOString().slice(0, 10);
  return client['attendance.days']({ from: day, to: day, subjectId: null });
}

/** Working hours for everyone, so that the dashboard finds people who are late or absent. */
async function withSchedule(folder: string): Promise<void> {
  const hours = { start: '06:15', end: '15:15' };
  const week = [hours, hours, hours, hours, hours, null, null];
  const rules = { graceMinutes: 5, breakMinutes: 30, breakAfterMinutes: 360 };
  await withApp(folder, (client) =>
    client['settings.change']({
      schedules: [{ id: 'day', name: 'Day', week, ...rules }],
      defaultScheduleId: 'day',
    }),
  );
}

async function withApp(folder: string, use: (client: Client) => Promise<unknown>): Promise<void> {
  const app: App = openApp({ folder, passphrase: undefined, onNotice: () => undefined });
  try {
    const client = connect(
      serve(app.api, (call, error) => {
        throw new Error(call, { cause: error });
      }),
    );
    // Opening the data folder is not part of what is measured.
    await client['people.names']({});
    await use(client);
  } finally {
    await app.close();
  }
}
