import * as v from 'valibot';
import type { AuditEntry } from '../../../contract/calls/access.js';
import { Purged, type PurgeCertificate } from '../../../contract/calls/people.js';
import type { Actor } from '../../access/session.js';
import type { PendingErasure } from '../records/pending.js';
import type { PeopleData } from '../people-data.js';

const action = 'people.purge';
/** What the audit log says of an erasure: all that its certificate says. */
const After = v.object({ reason: v.string(), purged: v.array(Purged) });

/** Records an erasure in the audit log. @returns its certificate. */
export async function certify(
  { audit, settings }: Pick<PeopleData, 'audit' | 'settings'>,
  actor: Actor,
  subjectId: string,
  reason: string,
  purged: readonly Purged[],
): Promise<PurgeCertificate> {
  const entry = await audit.record(actor, {
    action,
    target: subjectId,
    after: { reason, purged },
  });
  return certificateOf(entry, settings.kioskId)!;
}

/** The certificate of an erasure that may have been cut short; null where it was not recorded. */
export async function certificateSince(
  { audit, settings }: Pick<PeopleData, 'audit' | 'settings'>,
  { subjectId, reason, purged, auditSeq }: PendingErasure,
): Promise<PurgeCertificate | null> {
  const after = JSON.stringify({ reason, purged } satisfies v.InferOutput<typeof After>);
  const entry = (await audit.since(auditSeq)).find(
    (one) => one.target === subjectId && JSON.stringify(one.after) === after,
  );
  return entry === undefined ? null : certificateOf(entry, settings.kioskId);
}

/** Certificates of everything that was erased here, newest first. */
export async function certificatesOf({
  audit,
  settings,
}: Pick<PeopleData, 'audit' | 'settings'>): Promise<PurgeCertificate[]> {
  const entries = await audit.list(Infinity);
  return entries.flatMap((entry) => certificateOf(entry, settings.kioskId) ?? []);
}

/** Whether the audit log is whole and says what a certificate says. */
export async function checkCertificate(
  { audit, settings }: Pick<PeopleData, 'audit' | 'settings'>,
  certificate: PurgeCertificate,
): Promise<{ ok: boolean; problem: string | null }> {
  const wrong = (problem: string) => ({ ok: false, problem });
  if (certificate.kioskId !== settings.kioskId) {
    return wrong(
      `The certificate is of the kiosk ${certificate.kioskId}, and this is ${settings.kioskId}; check it there.`,
    );
  }
  const log = await audit.verify();
  if (!log.ok) return wrong(log.problem ?? 'The audit log was altered.');
  const [entry] = await audit.list(1, certificate.auditSeq + 1);
  const recorded = entry === undefined ? null : certificateOf(entry, settings.kioskId);
  // Both come from the same schema, so that their fields are in the same order.
  if (JSON.stringify(recorded) !== JSON.stringify(certificate)) {
    return wrong(`Entry ${certificate.auditSeq} of the audit log does not say what it says.`);
  }
  return { ok: true, problem: null };
}

/** Null for an entry about something else. */
function certificateOf(
  { seq, at, actor, target, action: done, after }: AuditEntry,
  kioskId: string,
): PurgeCertificate | null {
  const parsed = v.safeParse(After, after);
  if (done !== action || target === null || !parsed.success) return null;
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
