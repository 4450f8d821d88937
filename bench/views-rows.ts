import { openApp } from '../main/app/app.js';
import { frameOptions } from '../main/vision/analyse-options.js';
import { createPipeline } from '../main/vision/worker/pipeline.js';
import { connect, type Client } from '../contract/transport/connect.js';
import { serve } from '../contract/transport/serve.js';
import { median, timeOfAsync } from './measure.js';
import { singleFacePictures } from './pictures.js';
import type { RowGroup } from './row.js';
import { seededYear } from './year/seeded.js';

const name = 'views-year';
const rounds = 5;
const frames = 11;
const dayMs = 86_400_000;

/**
 * The longest time that an attendance view of two thousand people blocks the kiosk, which the same process
 * serves, compared with the time for one frame.
 */
export const viewsRows: RowGroup = {
  rows: [name],

  async measure() {
    const { folder } = await seededYear();
    const app = openApp({ folder, passphrase: undefined, onNotice: () => undefined });
    const client = connect(
      serve(app.api, (call, error) => {
        throw new Error(call, { cause: error });
      }),
    );
    const waits = new Map<string, number[]>();
    try {
      const views = viewsOf(client, (await client['people.names']({}))[0]!.subjectId);
      for (let round = 0; round < rounds; round++) {
        for (const [view, open] of Object.entries(views)) {
          waits.set(view, [...(waits.get(view) ?? []), await longestBlock(open)]);
        }
      }
    } finally {
      await app.close();
    }
    const frameMs = await timeOfFrame();
    const [view, waitMs] = [...waits]
      .map(([which, ms]) => [which, median(ms)] as const)
      .sort(([, one], [, other]) => other - one)[0]!;
    return [
      {
        row: name,
        value: waitMs / frameMs,
        unit: 'of a frame',
        limit: { atMost: 5 },
        details: `${waitMs.toFixed(0)} ms without a break in ${view}, the longest of ${waits.size} views; one frame ${frameMs.toFixed(1)} ms; medians of ${rounds} and ${frames}`,
      },
    ];
  },
};

/** The calls that the screens make, by view. */
function viewsOf(client: Client, subjectId: string): Record<string, () => Promise<unknown>> {
  const dayBefore = (days: number): string =>
    new Date(Date.now() - days * dayMs).toISOString().slice(0, 10);
  const to = dayBefore(0);
  const year = { from: dayBefore(365), to };
  return {
    Now: () => client['attendance.present']({}),
    Day: () => client['attendance.days']({ from: dayBefore(1), to: dayBefore(1), subjectId: null }),
    Person: () => client['attendance.days']({ ...year, subjectId }),
    Month: () => client['attendance.month']({ month: dayBefore(30).slice(0, 7) }),
    'To resolve': () => client['attendance.toResolve'](year),
    Charts: () => client['attendance.shape'](year),
  };
}

/** The longest time in ms that a call blocks the event loop. */
async function longestBlock(call: () => Promise<unknown>): Promise<number> {
  let waitMs = 0;
  let last = performance.now();
  const turn = (): void => {
    const now = performance.now();
    waitMs = Math.max(waitMs, now - last);
    last = now;
  };
  const turns = setInterval(turn, 1);
  await call();
  // Include the time since the last turn.
  turn();
  clearInterval(turns);
  return waitMs;
}

async function timeOfFrame(): Promise<number> {
  const pipeline = await createPipeline();
  const [picture] = await singleFacePictures();
  const times: number[] = [];
  for (let frame = 0; frame < frames; frame++) {
    times.push(await timeOfAsync(() => pipeline.analyse(picture!, frameOptions)));
  }
  return median(times);
}
