import type { AuditLog } from './audit-log.js';
import type { Actor } from './session.js';

/** Sign-ins with one name that were refused without checking the password. */
interface LockedAttempts {
  readonly count: number;
  /** Times of the first and last attempt, milliseconds since 1970, UTC. */
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * Records refused sign-ins in the audit log. Each wrong password is one entry, because locks limit
 * them to a few dozen a day. Attempts during a lock are not limited and may be thousands, so they are
 * counted, and `flush` records the counts. A crash loses the counts since the last `flush`.
 */
export class RefusedSignIns {
  #lockedAttempts = new Map<string, LockedAttempts>();

  constructor(private readonly audit: Pick<AuditLog, 'record'>) {}

  /**
   * Records a wrong password.
   * @param name name of an account, else `unknown`: someone may have typed a password into the field.
   * @throws Fault as `AuditLog.record`.
   */
  async wrongPassword(name: string): Promise<void> {
    await this.audit.record(actorOf(name), { action: 'admin.signInRefused', target: name });
  }

  /**
   * Counts an attempt during a lock.
   * @param name as for `wrongPassword`.
   * @param nowMs milliseconds since 1970, UTC.
   */
  duringLock(name: string, nowMs = Date.now()): void {
    const { count, fromMs } = this.#lockedAttempts.get(name) ?? { count: 0, fromMs: nowMs };
    this.#lockedAttempts.set(name, { count: count + 1, fromMs, untilMs: nowMs });
  }

  /** Records the counts. @throws Fault `disk-full`, `data-read-only`; then the counts are kept. */
  async flush(): Promise<void> {
    for (const [name, { count, fromMs, untilMs }] of this.#lockedAttempts) {
      this.#lockedAttempts.delete(name);
      const [from, until] = [fromMs, untilMs].map((ms) => new Date(ms).toISOString());
      try {
        await this.audit.record(actorOf(name), {
          action: 'admin.signInsDuringLock',
          target: name,
          after: { count, from, until },
        });
      } catch (error) {
        const later = this.#lockedAttempts.get(name) ?? { count: 0, untilMs };
        this.#lockedAttempts.set(name, {
          count: count + later.count,
          fromMs,
          untilMs: later.untilMs,
        });
        throw error;
      }
    }
  }
}

/** The actor of a refused sign-in: no one is signed in. */
function actorOf(name: string): Actor {
  return { actor: name, role: 'none', via: 'screen' };
}
