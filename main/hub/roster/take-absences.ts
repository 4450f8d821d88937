import { recordFirst } from '../../access/audit-first.js';
import type { Actor } from '../../access/session.js';
import { overlapping, type StoredAbsence } from '../../attendance/absence/absences.js';
import type { BroughtAbsences } from '../../link/roster-messages.js';
import type { SiteData } from '../site.js';
import type { RosterVersions } from './versions.js';

/**
 * Takes the absences that a kiosk had before it joined. An absence that is already known stays as it is here, even if
 * it was removed, so the same ones may be sent again.
 * @param kiosk its name.
 * @returns how many are new here, and the ids of those on days on which the person has another absence here.
 * @throws Fault as `Absences.take`.
 */
export async function takeAbsences(
  data: SiteData,
  versions: RosterVersions,
  kiosk: string,
  brought: readonly StoredAbsence[],
): Promise<BroughtAbsences> {
  const { absences, audit, people } = data;
  const known = new Set(absences.all.map(({ id }) => id));
  const added: StoredAbsence[] = [];
  const clashed: string[] = [];
  for (const absence of brought) {
    const { id, subjectId } = absence;
    const isErased = people.store.register.find(subjectId) === undefined;
    if (known.has(id) || versions.isRemoved('absence', id) || isErased) continue;
    if (overlapping(absence, [...absences.all, ...added]) !== null) clashed.push(id);
    else added.push(absence);
  }
  if (added.length > 0) {
    const by: Actor = { actor: kiosk, role: 'hr', via: 'service' };
    const after = { changed: added.length };
    const entry = { action: 'absences.fromKiosk', target: kiosk, after } as const;
    await absences.take({ set: added, removed: [] }, (_facts, write) =>
      recordFirst(audit, by, entry, write),
    );
  }
  return { added: added.length, clashed };
}
