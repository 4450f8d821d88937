import { certify } from './certificates.js';
import type { Site } from './site.js';

/** Between two looks whether somebody's time is over. */
export const retentionCheckMs = 3_600_000;

/** Nobody signed in does this: it was decided when the person left. */
const actor = { actor: 'rollcall', role: 'administrator', via: 'service' } as const;

/**
 * Erases what is kept of people who have left and whose retention time is over.
 * @returns how many there were.
 * @throws Fault `disk-full`, `data-read-only`.
 */
export async function purgeDue(site: Site, nowMs = Date.now()): Promise<number> {
  const due = site.people.dueForPurge(nowMs);
  for (const subjectId of due) {
    const { purged } = await site.people.purge(subjectId);
    await certify(site, actor, subjectId, 'the retention time was over', purged);
  }
  return due.length;
}
