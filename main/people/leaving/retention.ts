import { eraseKeptPhotos } from '../records/kept-photos.js';
import { eraseSubject, finishPending } from './pending-changes.js';
import type { PeopleData } from '../people-data.js';

/** Between two looks whether somebody's time is over. */
export const retentionCheckMs = 3_600_000;

/** Nobody signed in does this: it was decided when the person left. */
const actor = { actor: 'rollcall', role: 'administrator', via: 'service' } as const;

/**
 * Finishes what was cut short, erases what is kept though the settings say no, and of people who have left
 * and whose retention time is over.
 * @returns how many of them there were.
 * @throws Fault `disk-full`, `data-read-only`.
 */
export async function purgeDue(data: PeopleData, nowMs = Date.now()): Promise<number> {
  await finishPending(data);
  // A change of the settings may have been cut short.
  if (!data.settings.keepsPhotos) await eraseKeptPhotos(data.people.store);
  if (!data.settings.keepsProbes) await data.probes.eraseAll();
  const due = data.people.dueForPurge(nowMs);
  for (const subjectId of due) {
    await eraseSubject(data, subjectId, actor, 'the retention time was over');
  }
  return due.length;
}
