import * as v from 'valibot';
import type { AuditAction } from '../../contract/audit-sentence.js';
import { AuditEntry } from '../../contract/calls/access.js';
import { chainHash } from '../storage/chain.js';
import {
  ChainedLog,
  type LogCheck,
  type LogOptions,
  type LogStore,
} from '../storage/chained-log.js';
import type { Actor } from './session.js';

/** Something an administrator did. */
export interface Deed {
  readonly action: AuditAction;
  readonly target: string | null;
  /** JSON values without secrets, embeddings or photos. */
  readonly before?: unknown;
  readonly after?: unknown;
}

const Line = v.strictObject({ ...AuditEntry.entries, previous: v.string(), hash: v.string() });
type Line = v.InferOutput<typeof Line>;

const logOptions: Omit<LogOptions<Line>, 'notice'> = {
  name: 'audit log',
  verifyCommand: 'rollcall audit verify',
  read: readLine,
  waitsForHead: true,
};

/**
 * What administrators did: entries that are only added, each chained to the one before by its hash. The
 * latest one's number and hash are sealed beside it, so that entries cut off at the end are missed too.
 */
export class AuditLog {
  private constructor(private readonly log: ChainedLog<Line>) {}

  /** As `ChainedLog.open`. */
  static async open(store: LogStore, notice: (sentence: string) => void): Promise<AuditLog> {
    return new AuditLog(await ChainedLog.open(store, { ...logOptions, notice }));
  }

  /**
   * Records what was done; it is on the disk when this resolves.
   * @throws Fault `disk-full`, `data-read-only`.
   */
  record(actor: Actor, { action, target, before = null, after = null }: Deed): Promise<AuditEntry> {
    return this.log.inTurn(async () => {
      const { head } = this.log;
      const entry: AuditEntry = {
        seq: head.seq + 1,
        at: new Date().toISOString(),
        actor: actor.actor,
        role: actor.role,
        via: actor.via,
        action,
        target,
        // As it will be read again: `undefined` and the like do not survive JSON.
        before: JSON.parse(JSON.stringify(before)) as unknown,
        after: JSON.parse(JSON.stringify(after)) as unknown,
      };
      const chained = { ...entry, previous: head.hash };
      const line = { ...chained, hash: chainHash(chained) };
      await this.log.append(line, JSON.stringify(line));
      return entry;
    });
  }

  /** Newest first. */
  async list(count: number, before = Infinity): Promise<AuditEntry[]> {
    const kept: AuditEntry[] = [];
    for await (const line of this.log.entries()) {
      if (line.seq >= before) continue;
      kept.push(v.parse(AuditEntry, line));
      if (kept.length > count) kept.shift();
    }
    return kept.reverse();
  }

  /** The latest entry's number; 0 for none. */
  get seq(): number {
    return this.log.head.seq;
  }

  /** The entries after that one, oldest first; nothing is read where there are none. */
  async since(seq: number): Promise<AuditEntry[]> {
    const count = this.seq - seq;
    if (count <= 0) return [];
    return (await this.list(count)).filter((entry) => entry.seq > seq).reverse();
  }

  /** Looks for any entry that was changed, removed, added or moved. */
  verify(): Promise<LogCheck> {
    return this.log.verify();
  }

  /** Does something while nothing is recorded; what is to be recorded meanwhile waits. */
  still<Value>(work: () => Promise<Value>): Promise<Value> {
    return this.log.inTurn(work);
  }

  settled(): Promise<void> {
    return this.log.settled();
  }
}

/** An entry as its line says; null where it is none. The hash is not checked. */
function readLine(text: string): Line | null {
  try {
    const parsed = v.safeParse(Line, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
