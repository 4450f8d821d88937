import type { AuditLog } from '../../access/audit-log.js';
import { unaudited, type Commit } from '../../access/audit-first.js';
import { erasureDay, type Recordings } from './recordings.js';

/** What is erased, for the audit log. */
export interface Erasure {
  readonly recordings: number;
  readonly reason: string;
}

/** Not a signed-in person: the erasure was decided when the recordings were made. */
const actor = { actor: 'rollcall', role: 'administrator', via: 'service' } as const;

/** The entry in the audit log. */
export function erasureEntry(after: Erasure) {
  return { action: 'liveness.erase', target: null, after } as const;
}

/**
 * Erases all recordings.
 * @returns their number. @throws Fault `disk-full`, `data-read-only`.
 */
export async function eraseRecordings(
  recordings: Recordings,
  reason: string,
  commit: Commit<Erasure> = unaudited,
): Promise<number> {
  const { length } = await recordings.list();
  if (length === 0) return 0;
  await commit({ recordings: length, reason }, () => recordings.eraseAll());
  return length;
}

/**
 * Erases the recordings if the last one is too old.
 * @param nowMs the time up to which data is due; milliseconds since 1970, UTC.
 * @throws Fault `disk-full`, `data-read-only`.
 */
export async function eraseDueRecordings(
  { recordings, audit }: { readonly recordings: Recordings; readonly audit: AuditLog },
  nowMs: number,
): Promise<void> {
  const day = erasureDay(await recordings.list());
  if (day === null || nowMs < Date.parse(day)) return;
  await eraseRecordings(recordings, 'retention time over', async (erasure, erase) => {
    await audit.record(actor, erasureEntry(erasure));
    await erase();
  });
}
