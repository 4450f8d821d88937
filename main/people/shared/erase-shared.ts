import type { Actor } from '../../access/session.js';
import { hasPunch } from '../../attendance/journal/standing-punches.js';
import { systemZone, zonedTime } from '../../base/wall-clock.js';
import { eraseSubject } from '../leaving/pending-changes.js';
import type { PeopleData } from '../people-data.js';

/**
 * Erases a person whom another machine erased or merged. After a merge, the punches here count for the other person.
 * Does nothing if the person is not here, or no longer here.
 * @param into the person they were merged into; null for none.
 * @param at where this was done, such as `the hub`, for the audit log.
 * @throws Fault as `eraseSubject`.
 */
export async function eraseShared(
  data: PeopleData,
  subjectId: string,
  into: string | null,
  by: Actor,
  at: string,
): Promise<void> {
  const { people, journal, absences, settings } = data;
  const { facts } = journal;
  const isHere = people.store.register.find(subjectId) !== undefined;
  if (into !== null && facts.subjectOf(subjectId) !== facts.subjectOf(into)) {
    if (isHere || (await hasPunch(journal.standing, subjectId))) {
      await absences.merge(subjectId, into);
      const time = zonedTime(Date.now(), settings.zone ?? systemZone());
      const { kioskId } = settings;
      const entry = { ...time, kioskId, author: by.actor, reason: `merged at ${at}` };
      await journal.merge({ ...entry, subjectId, into });
    }
  }
  if (!isHere) return;
  await eraseSubject(data, subjectId, by, into === null ? `erased at ${at}` : `merged at ${at}`);
}
