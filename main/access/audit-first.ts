import { actorOf, type Acting } from './acting.js';
import type { NewAuditEntry } from './audit-log.js';
import type { Actor } from './session.js';

/**
 * Makes a change take effect.
 * @param facts what is about to change.
 * @param write changes it.
 */
export type Commit<Facts> = (facts: Facts, write: () => Promise<void>) => Promise<void>;

/** For changes that belong to a larger one, which has its own entry in the audit log. */
export const unaudited: Commit<unknown> = (_facts, write) => write();

/**
 * Records a change in the audit log before it takes effect, so that there is no change without an entry.
 * If the change then fails, another entry says so.
 * @param entryOf the entry; null for a change that needs none.
 */
export function auditFirst<Facts>(
  { data, session }: Pick<Acting, 'data'> & { readonly session: { readonly actor: Actor | null } },
  entryOf: (facts: Facts) => NewAuditEntry | null,
): Commit<Facts> {
  return async (facts, write) => {
    const entry = entryOf(facts);
    if (entry === null) return write();
    const { audit } = await data();
    const actor = actorOf(session);
    const { action, target, seq } = await audit.record(actor, entry);
    try {
      await write();
    } catch (error) {
      const failed = {
        action: 'audit.changeFailed',
        target,
        after: { entry: seq, action },
      } as const;
      // The fault that the caller gets matters more than a second one.
      await audit.record(actor, failed).catch(() => undefined);
      throw error;
    }
  };
}
