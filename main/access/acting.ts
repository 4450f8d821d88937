import { Fault } from '../../contract/fault.js';
import type { AuditLog, Deed } from './audit-log.js';
import type { Actor, Session } from './session.js';

/** Whoever acts on one screen (or the command line), and the log of what they do. */
export interface Acting {
  readonly session: Session;
  /** The opened data folder, as far as acting needs it. */
  readonly data: () => Promise<{ readonly audit: AuditLog }>;
}

/** Records in the audit log what the signed-in person has done. @throws Fault `signed-out`. */
export async function audit({ data, session }: Acting, deed: Deed): Promise<void> {
  await (await data()).audit.record(actorOf(session), deed);
}

/** @throws Fault `signed-out` where nobody is signed in. */
export function actorOf({ actor }: Session): Actor {
  if (actor === null) throw new Fault('signed-out', 'Nobody is signed in. Sign in first.');
  return actor;
}
