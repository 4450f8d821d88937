import * as v from 'valibot';
import type { AuditLog } from '../../access/audit-log.js';

/** An erasure or a merge that the audit log has. */
export interface RecordedErasure {
  /** The person into whom the record was merged; null if the person was erased. */
  readonly intoId: string | null;
}

const Merged = v.object({ merged: v.string() });

/**
 * The people who were erased or merged into others, by id, as the audit log says. A record that is merely missing was
 * lost, and is not among them.
 * @param after only entries with a higher number.
 */
export async function recordedErasures(
  audit: AuditLog,
  after: number,
): Promise<ReadonlyMap<string, RecordedErasure>> {
  const found = new Map<string, RecordedErasure>();
  for (const { action, target, after: facts } of await audit.since(after)) {
    if (target === null) continue;
    if (action === 'people.purge') found.set(target, { intoId: null });
    if (action !== 'people.merge') continue;
    const merge = v.safeParse(Merged, facts);
    if (merge.success) found.set(merge.output.merged, { intoId: target });
  }
  return found;
}
