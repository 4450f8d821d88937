import * as v from 'valibot';
import type { PeopleData } from '../people-data.js';

const Merged = v.object({ merged: v.string() });

/**
 * The people who were erased, or merged into others, by id, each with the person into whom they were merged, or null.
 * The audit log says so, or the note of an erasure that is not finished. A record that is merely missing was lost, and
 * is not among them.
 * @param after only entries of the audit log with a higher number.
 */
export async function recordedErasures(
  { audit, journal, people }: Pick<PeopleData, 'audit' | 'journal' | 'people'>,
  after: number,
): Promise<ReadonlyMap<string, string | null>> {
  const found = new Map<string, string | null>();
  const add = (subjectId: string, into: string | null): void => {
    const merged = journal.table.subjectOf(subjectId);
    const known = found.get(subjectId) ?? (merged === subjectId ? null : merged);
    found.set(subjectId, into ?? known);
  };
  for (const { action, target, after: facts } of await audit.since(after)) {
    if (target === null) continue;
    if (action === 'people.purge') add(target, null);
    const merge = action === 'people.merge' ? v.safeParse(Merged, facts) : null;
    if (merge?.success === true) add(merge.output.merged, target);
  }
  for (const note of people.store.register.pending) {
    if (note.kind === 'erase') add(note.subjectId, null);
    else add(note.goneId, note.subjectId);
  }
  return found;
}
