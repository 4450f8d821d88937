import type { Actor } from './session.js';
import type { AuditLog } from './audit-log.js';

/** Tries of one name that were refused without a look at the password. */
interface Tries {
  readonly count: number;
  /** Of the first and the latest, milliseconds since 1970, UTC. */
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * Refused sign-ins for the audit log. A wrong password is a line of its own: the locks that follow keep them
 * to a few dozen a day. Tries during a lock cost nothing and may be thousands: they are counted, and their
 * number is a line from time to time. A crash loses the counts since the last one.
 */
export class RefusedSignIns {
  #tries = new Map<string, Tries>();

  constructor(private readonly audit: Pick<AuditLog, 'record'>) {}

  /** @param name of an account; `unknown` for any other: somebody may have typed a password there. */
  async wrongPassword(name: string): Promise<void> {
    await this.audit.record(actorOf(name), { action: 'admin.signInRefused', target: name });
  }

  /** @param name as for `wrongPassword`. @param nowMs milliseconds since 1970, UTC. */
  duringLock(name: string, nowMs = Date.now()): void {
    const { count, fromMs } = this.#tries.get(name) ?? { count: 0, fromMs: nowMs };
    this.#tries.set(name, { count: count + 1, fromMs, untilMs: nowMs });
  }

  /** Records what was counted. @throws Fault `disk-full`, `data-read-only`: the counts stay. */
  async flush(): Promise<void> {
    for (const [name, { count, fromMs, untilMs }] of this.#tries) {
      this.#tries.delete(name);
      const [from, until] = [fromMs, untilMs].map((ms) => new Date(ms).toISOString());
      try {
        await this.audit.record(actorOf(name), {
          action: 'admin.signInsDuringLock',
          target: name,
          after: { count, from, until },
        });
      } catch (error) {
        const later = this.#tries.get(name) ?? { count: 0, untilMs };
        this.#tries.set(name, { count: count + later.count, fromMs, untilMs: later.untilMs });
        throw error;
      }
    }
  }
}

/** Nobody is signed in. */
function actorOf(name: string): Actor {
  return { actor: name, role: 'none', via: 'screen' };
}
