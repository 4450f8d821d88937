import { LastPresentWriter, lastPresentMs } from '../attendance/days/last-present.js';
import { scheduleCheckMs } from '../attendance/exports/scheduled-export.js';
import { readDuePeople } from '../connectors/directory/scheduled-people.js';
import { sendCheckMs, sendDue } from '../connectors/send.js';
import { heartbeatCheckMs } from '../health/write-heartbeat.js';
import { eraseDueRecordings } from '../lab/liveness/erase-recordings.js';
import { ErasureClock } from '../people/leaving/erasure-time.js';
import { purgeDue, retentionCheckMs } from '../people/leaving/retention.js';
import { eraseOldFaces } from '../models/learn.js';
import { saveUnsaved } from './save-unsaved.js';
import { updateCheckMs } from '../update/updates.js';
import { uplinkCheckMs } from '../uplink/uplink.js';
import type { Chore } from './lifecycle.js';
import { attemptsReportedOnce } from './report-once.js';
import type { Services } from './services.js';

/**
 * The work to be done regularly while a data folder is open.
 * @param writesHeartbeat as in `AppOptions`.
 * @param sendEveryMs how often punches are sent to other systems.
 */
export function choresOf(
  folder: string,
  writesHeartbeat: boolean,
  sendEveryMs: number,
  notify: (sentence: string) => void,
): Chore<Services>[] {
  const attempt = attemptsReportedOnce(notify);
  const present = new LastPresentWriter(folder);
  const erasureClock = new ErasureClock(folder, notify);
  return [
    {
      everyMs: retentionCheckMs,
      atOpening: true,
      run: async ({ data }) => {
        await attempt('The data of people who have left could not be erased', () =>
          purgeDue(data, erasureClock),
        );
        await attempt('Faces that are no longer learnt at the door could not be erased', () =>
          eraseOldFaces(data),
        );
        await attempt('Recordings for the liveness check could not be erased', async () =>
          eraseDueRecordings(data, await erasureClock.now()),
        );
        await saveUnsaved(data, notify);
      },
    },
    {
      everyMs: lastPresentMs,
      atOpening: false,
      run: ({ data }) =>
        attempt('The evacuation list could not be written', () => present.run(data)),
    },
    {
      everyMs: heartbeatCheckMs,
      atOpening: false,
      run: ({ heartbeat }) =>
        writesHeartbeat
          ? attempt('The heartbeat could not be written', () => heartbeat.writeIfDue())
          : Promise.resolve(),
    },
    {
      everyMs: scheduleCheckMs,
      atOpening: false,
      run: (services) => attempt('The daily export failed', () => services.scheduled.runIfDue()),
    },
    {
      everyMs: sendEveryMs,
      atOpening: false,
      run: ({ data }) =>
        attempt('Punches could not be sent to another system', () => sendDue(data, notify)),
    },
    {
      everyMs: sendCheckMs,
      atOpening: false,
      run: ({ data }) =>
        attempt('People could not be read from another system', () => readDuePeople(data, notify)),
    },
    {
      everyMs: updateCheckMs,
      atOpening: false,
      run: ({ updates }) => attempt('A new version could not be looked for', () => updates.tick()),
    },
    {
      everyMs: uplinkCheckMs,
      atOpening: false,
      run: ({ data, uplink }) =>
        // Receipts could not be kept.
        data.isReadingOnly
          ? Promise.resolve()
          : attempt('Entries could not be sent to the hub', () => uplink.tick()),
    },
  ];
}
