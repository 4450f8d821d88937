import { eraseKeptPhotos } from '../records/kept-photos.js';
import { eraseSubject, finishPending } from './pending-changes.js';
import type { PeopleData } from '../people-data.js';
import type { ErasureClock } from './erasure-time.js';

/** Time between two checks for people whose retention time is over. */
export const retentionCheckMs = 3_600_000;

/** Not a signed-in person: the erasure was decided when the person left. */
const actor = { actor: 'rollcall', role: 'administrator', via: 'service' } as const;

/**
 * Finishes interrupted changes, erases photos and probes that the settings no longer allow, and erases the
 * people whose retention time is over.
 * @param clock decides whose retention time is over.
 * @returns the number of people erased.
 * @throws Fault `disk-full`, `data-read-only`; as `ErasureClock.now`.
 */
export async function purgeDue(data: PeopleData, clock: ErasureClock): Promise<number> {
  await finishPending(data);
  // A change of the settings may have been interrupted before it erased them.
  if (!data.settings.keepsPhotos) await eraseKeptPhotos(data.people.store);
  if (!data.settings.keepsProbes) await data.probes.eraseAll();
  const due = data.people.dueForPurge(await clock.now());
  for (const subjectId of due) {
    await eraseSubject(data, subjectId, actor, 'retention time over');
  }
  return due.length;
}
