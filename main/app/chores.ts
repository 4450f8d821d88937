import { scheduleCheckMs } from '../attendance/exports/scheduled-export.js';
import { purgeDue, retentionCheckMs } from '../people/leaving/retention.js';
import { saveLeftovers } from './data-folder.js';
import type { Chore } from './lifecycle.js';
import type { Services } from './services.js';

/** What is due from time to time while a data folder is open. */
export function choresOf(notice: (sentence: string) => void): Chore<Services>[] {
  const attempt = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      // The door goes on; the work is tried again next time.
      notice(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return [
    {
      everyMs: retentionCheckMs,
      atOpening: true,
      run: async ({ data }) => {
        await attempt('Data about people who left could not be erased', () => purgeDue(data));
        await saveLeftovers(data, notice);
      },
    },
    {
      everyMs: scheduleCheckMs,
      atOpening: false,
      run: (services) =>
        attempt('The daily export failed', async () => (await services.scheduled()).runIfDue()),
    },
  ];
}
