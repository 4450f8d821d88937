import * as v from 'valibot';
import type { AuditEntry } from '../../../contract/calls/access.js';
import { Purged, type PurgeCertificate } from '../../../contract/calls/people.js';
import type { PendingErasure } from '../records/pending.js';
import type { PeopleData } from '../people-data.js';

/** The actions that have a certificate: an erasure everywhere, and one at this kiosk only. */
const actions = { erasure: 'people.purge', removal: 'people.remove' } as const;
/** The part of an erasure's audit entry that its certificate repeats. */
const PurgeFacts = v.object({ reason: v.string(), purged: v.array(Purged) });

/** Records an erasure in the audit log. @returns its purge certificate. */
export async function certify(
  { audit, settings }: Pick<PeopleData, 'audit' | 'settings'>,
  { subjectId, by, reason, purged, isRemoval }: PendingErasure,
): Promise<PurgeCertificate> {
  const action = isRemoval === true ? actions.removal : actions.erasure;
  const entry = await audit.record(by, { action, target: subjectId, after: { reason, purged } });
  return certificateOf(entry, settings.kioskId)!;
}

/** The certificate of an erasure that may have been interrupted; null if it was not recorded yet. */
export async function recordedCertificate(
  { audit, settings }: Pick<PeopleData, 'audit' | 'settings'>,
  { subjectId, reason, purged, auditSeq }: PendingErasure,
): Promise<PurgeCertificate | null> {
  const after = JSON.stringify({ reason, purged } satisfies v.InferOutput<typeof PurgeFacts>);
  const recorded = (await audit.since(auditSeq)).find(
    (entry) => entry.target === subjectId && JSON.stringify(entry.after) === after,
  );
  return recorded === undefined ? null : certificateOf(recorded, settings.kioskId);
}

/** The certificates of all erasures on this kiosk, newest first. */
export async function certificatesOf({
  audit,
  settings,
}: Pick<PeopleData, 'audit' | 'settings'>): Promise<PurgeCertificate[]> {
  const entries = await audit.list(Infinity);
  return entries.flatMap((entry) => certificateOf(entry, settings.kioskId) ?? []);
}

/** Whether the audit log is intact and matches a certificate. */
export async function checkCertificate(
  { audit, settings }: Pick<PeopleData, 'audit' | 'settings'>,
  certificate: PurgeCertificate,
): Promise<{ ok: boolean; problem: string | null }> {
  const failed = (problem: string) => ({ ok: false, problem });
  if (certificate.kioskId !== settings.kioskId) {
    return failed(
      `The certificate is from the kiosk ${certificate.kioskId}, but this is ${settings.kioskId}. Check it on that kiosk.`,
    );
  }
  const log = await audit.verify();
  if (!log.ok) return failed(log.problem ?? 'The audit log was altered.');
  const [entry] = await audit.list(1, { before: certificate.auditSeq + 1 });
  const recorded = entry === undefined ? null : certificateOf(entry, settings.kioskId);
  // Both have passed the same schema, so their fields are in the same order.
  if (JSON.stringify(recorded) !== JSON.stringify(certificate)) {
    return failed(
      `The certificate does not match entry ${certificate.auditSeq} of the audit log. It may have been altered.`,
    );
  }
  return { ok: true, problem: null };
}

/** The certificate of an audit entry; null if the entry is not about an erasure. */
function certificateOf(
  { seq, at, actor, target, action, after }: AuditEntry,
  kioskId: string,
): PurgeCertificate | null {
  const parsed = v.safeParse(PurgeFacts, after);
  const isErasure = Object.values<string>(actions).includes(action);
  if (!isErasure || target === null || !parsed.success) return null;
  const { reason, purged } = parsed.output;
  return {
    kind: 'rollcall-purge-certificate',
    version: 1,
    kioskId,
    subjectId: target,
    purgedAt: at,
    purgedBy: actor,
    reason,
    purged,
    auditSeq: seq,
  };
}
