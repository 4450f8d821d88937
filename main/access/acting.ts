import { Fault } from '../../contract/fault.js';
import type { AuditLog, NewAuditEntry } from './audit-log.js';
import type { Actor, Session } from './session.js';

/** The session of one screen or of the command line, and the audit log of its actions. */
export interface Acting {
  readonly session: Session;
  /** The parts of the opened data folder that the audit log needs. */
  readonly data: () => Promise<{ readonly audit: AuditLog }>;
}

/**
 * Records an action of the signed-in person in the audit log.
 * @throws Fault `signed-out`; as `AuditLog.record`.
 */
export async function audit({ data, session }: Acting, entry: NewAuditEntry): Promise<void> {
  await (await data()).audit.record(actorOf(session), entry);
}

/** The signed-in person. @throws Fault `signed-out` if no one is signed in. */
export function actorOf({ actor }: { readonly actor: Actor | null }): Actor {
  if (actor === null) throw new Fault('signed-out', 'You are not signed in. Sign in first.');
  return actor;
}
