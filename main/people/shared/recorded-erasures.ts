import * as v from 'valibot';
import type { Actor } from '../../access/session.js';
import type { PeopleData } from '../people-data.js';

const Merged = v.object({ merged: v.string() });
const Reason = v.object({ reason: v.string() });

/**
 * In earlier versions, removals had no separate action in the audit log; only this reason distinguishes them from
 * erasures.
 */
const formerRemoval = 'not expected at this kiosk any more';

/**
 * The people who were erased, or merged into others, by id, each with the person into whom they were merged, or null.
 * The audit log says so, or the note of an erasure that is not finished. A record that is merely missing was lost, and
 * is not among them, nor is one that was removed because the person is expected elsewhere.
 * @param after only entries of the audit log with a higher number.
 */
export async function recordedErasures(
  { audit, journal, people }: Pick<PeopleData, 'audit' | 'journal' | 'people'>,
  after: number,
): Promise<ReadonlyMap<string, string | null>> {
  const found = new Map<string, string | null>();
  const add = (subjectId: string, into: string | null): void => {
    const merged = journal.facts.subjectOf(subjectId);
    const known = found.get(subjectId) ?? (merged === subjectId ? null : merged);
    found.set(subjectId, into ?? known);
  };
  for (const { action, target, via, after: facts } of await audit.since(after)) {
    if (target === null) continue;
    if (action === 'people.purge' && !isFormerRemoval(via, facts)) add(target, null);
    const merge = action === 'people.merge' ? v.safeParse(Merged, facts) : null;
    if (merge?.success === true) add(merge.output.merged, target);
  }
  for (const note of people.store.register.pending) {
    if (note.kind === 'merge') add(note.goneId, note.subjectId);
    else if (note.isRemoval !== true && !isFormerRemoval(note.by.via, note)) {
      add(note.subjectId, null);
    }
  }
  return found;
}

/** Entries with a reason that people typed are erasures. */
function isFormerRemoval(via: Actor['via'], facts: unknown): boolean {
  const parsed = v.safeParse(Reason, facts);
  return via === 'service' && parsed.success && parsed.output.reason === formerRemoval;
}
