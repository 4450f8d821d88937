import * as v from 'valibot';
import type { AuditAction } from '../../contract/audit-sentence.js';
import { AuditEntry } from '../../contract/calls/access.js';
import { chainEnd } from '../storage/chain.js';
import { ChainedLog, type LogOptions, type LogStore } from '../storage/chained-log.js';
import type { LogHead } from '../storage/chain.js';
import type { LogGuard } from '../storage/log-guard.js';
import type { LogCheck } from '../storage/verify-chain.js';
import type { Actor } from './session.js';

/** An action to be recorded. */
export interface NewAuditEntry {
  readonly action: AuditAction;
  /** Id or name of what was changed; null for the whole site. */
  readonly target: string | null;
  /** The state before and after, as JSON values without secrets, embeddings or photos. */
  readonly before?: unknown;
  readonly after?: unknown;
}

const Line = v.strictObject({
  ...AuditEntry.entries,
  previous: v.string(),
  hash: v.string(),
  /** Missing in entries of older versions. */
  mac: v.optional(v.string()),
});
type Line = v.InferOutput<typeof Line>;

const logOptions: Omit<LogOptions<Line>, 'notify' | 'guard'> = {
  name: 'audit log',
  verifyCommand: 'rollcall audit verify',
  read: readLine,
  waitsForHead: true,
};

/**
 * The log of what administrators and HR did: append-only entries that each contain the hash of the
 * previous one. The head (number and hash of the last entry) is sealed and stored separately, so that
 * entries removed at the end are detected too.
 */
export class AuditLog {
  private constructor(private readonly log: ChainedLog<Line>) {}

  /** As `ChainedLog.open`. */
  static async open(
    store: LogStore,
    notify: (sentence: string) => void,
    guard: LogGuard,
  ): Promise<AuditLog> {
    return new AuditLog(await ChainedLog.open(store, { ...logOptions, notify, guard }));
  }

  /**
   * Records an action; resolves when it is on the disk.
   * @throws Fault `disk-full`, `data-read-only`.
   */
  record(
    actor: Actor,
    { action, target, before = null, after = null }: NewAuditEntry,
  ): Promise<AuditEntry> {
    return this.log.exclusively(async () => {
      const { head } = this.log;
      const entry: AuditEntry = {
        seq: head.seq + 1,
        at: new Date().toISOString(),
        actor: actor.actor,
        role: actor.role,
        via: actor.via,
        action,
        target,
        // As it will be read back: JSON drops values such as `undefined`.
        before: JSON.parse(JSON.stringify(before)) as unknown,
        after: JSON.parse(JSON.stringify(after)) as unknown,
      };
      const chained = { ...entry, previous: head.hash };
      const { hash, line } = chainEnd(chained, this.log.key);
      await this.log.append({ ...chained, hash }, line);
      return entry;
    });
  }

  /**
   * The newest entries, newest first.
   * @param count the maximum number of entries.
   * @param before only entries with a lower number.
   * @param matches only entries for which it is true.
   */
  async list(
    count: number,
    {
      before = Infinity,
      matches = () => true,
    }: { before?: number | undefined; matches?: (entry: AuditEntry) => boolean } = {},
  ): Promise<AuditEntry[]> {
    const newest: AuditEntry[] = [];
    for await (const line of this.log.entries()) {
      if (line.seq >= before || !matches(line)) continue;
      newest.push(v.parse(AuditEntry, line));
      if (newest.length > count) newest.shift();
    }
    return newest.reverse();
  }

  /** Number and hash of the last entry. */
  get head(): LogHead {
    return this.log.head;
  }

  /** Number of the last entry; 0 if there is none. */
  get seq(): number {
    return this.log.head.seq;
  }

  /** The entries after number `seq`, oldest first. Reads nothing if there are none. */
  async since(seq: number): Promise<AuditEntry[]> {
    const count = this.seq - seq;
    if (count <= 0) return [];
    return (await this.list(count)).filter((entry) => entry.seq > seq).reverse();
  }

  /** Checks that no entry was changed, removed, added or moved. */
  verify(): Promise<LogCheck> {
    return this.log.verify();
  }

  /** Runs a task during which nothing is recorded. */
  exclusively<Value>(task: () => Promise<Value>): Promise<Value> {
    return this.log.exclusively(task);
  }

  /** Resolves when all entries and the head are on the disk. */
  settled(): Promise<void> {
    return this.log.settled();
  }
}

/** Parses an entry without checking its hash; null for a line that is not an entry. */
function readLine(text: string): Line | null {
  try {
    const parsed = v.safeParse(Line, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
