import type { DoorData } from './door-data.js';
import { unlessDiskFails } from './unless-disk-fails.js';

/** Time to walk to the PIN pad and type number and PIN. A later PIN proves nothing about the earlier face. */
const proofMs = 60_000;
/** Further touches of "Ask for help" within this time belong to the same request. */
const helpAgainMs = 60_000;

/** The case of a face, until a PIN shows who it was. */
interface Unproven {
  readonly subjectId: string;
  readonly untilMs: number;
}

/** Finds the cases that the door leaves to an administrator. Times are milliseconds on one monotonic clock. */
export class CaseWatch {
  readonly #data: DoorData;
  #denied: (Unproven & { readonly caseId: string | null }) | null = null;
  #missed: Unproven | null = null;
  #helpMs = -Infinity;

  constructor(data: DoorData) {
    this.#data = data;
  }

  /** A person said that they are not this subject. */
  async denied(subjectId: string, nowMs: number): Promise<void> {
    const { audit, settings } = this.#data;
    const actor = { actor: settings.kioskId, role: 'none', via: 'service' } as const;
    const caseId = await unlessDiskFails(async () => {
      await audit.record(actor, { action: 'door.notMe', target: subjectId });
      return this.#add('look-alike', null, subjectId);
    });
    this.#denied = { subjectId, caseId, untilMs: nowMs + proofMs };
  }

  /** A face was not recognised. @param nearestId the person it looks most like; null if no one is enrolled. */
  missed(nearestId: string | null, nowMs: number): void {
    this.#missed = nearestId === null ? null : { subjectId: nearestId, untilMs: nowMs + proofMs };
  }

  /** A face was recognised, so a later PIN no longer belongs to the previous face. */
  recognised(): void {
    this.#missed = this.#denied = null;
  }

  /** A PIN has shown who is at the door. */
  async proven(subjectId: string, nowMs: number): Promise<void> {
    const [denied, missed] = [this.#denied, this.#missed];
    this.recognised();
    await unlessDiskFails(async () => {
      const isOther = denied !== null && denied.subjectId !== subjectId;
      if (isOther && nowMs <= denied.untilMs) {
        if (denied.caseId !== null) await this.#data.cases.remove(denied.caseId);
        return this.#add('look-alike', subjectId, denied.subjectId);
      }
      if (missed?.subjectId !== subjectId || nowMs > missed.untilMs) return null;
      return this.#add('near-miss', subjectId, null);
    });
  }

  /** "Ask for help". @throws Fault `disk-full`, `data-read-only`. */
  async askHelp(nowMs: number): Promise<object> {
    if (nowMs - this.#helpMs < helpAgainMs) return {};
    await this.#add('help', null, null);
    this.#helpMs = nowMs;
    return {};
  }

  #add(
    kind: 'help' | 'look-alike' | 'near-miss',
    subjectId: string | null,
    takenForId: string | null,
  ): Promise<string> {
    const { cases, settings } = this.#data;
    const at = new Date().toISOString();
    return cases.add({ kind, at, kioskId: settings.kioskId, subjectId, takenForId });
  }
}
