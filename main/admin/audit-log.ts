import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { AuditEntry } from '../../preload/admin.js';
import type { Actor } from './session.js';

/** Where the log's lines and its head are kept. */
export interface AuditStore {
  append(line: string): Promise<void>;
  lines(): AsyncIterable<string>;
  loadHead(): Promise<Uint8Array | null>;
  saveHead(head: Uint8Array): Promise<void>;
}

/** Something an administrator did. */
export interface Deed {
  /** Such as `people.enrol`. */
  readonly action: string;
  readonly target: string | null;
  /** JSON values without secrets, embeddings or photos. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The outcome of `AuditLog.verify`. */
export interface AuditCheck {
  readonly ok: boolean;
  /** Entries that are there and unchanged, up to the first problem. */
  readonly entries: number;
  readonly problem: string | null;
}

const beforeFirst = '0'.repeat(64);
const Line = v.strictObject({ ...AuditEntry.entries, previous: v.string(), hash: v.string() });
type Line = v.InferOutput<typeof Line>;
const Head = v.object({ seq: v.number(), hash: v.string() });

/**
 * What administrators did: entries that are only added, each chained to the one before by its hash. The
 * latest one's number and hash are sealed beside it, so that entries cut off at the end are missed too.
 */
export class AuditLog {
  #last = { seq: 0, hash: beforeFirst };
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(private readonly store: AuditStore) {}

  /**
   * Reads the log through; lines that cannot be read stay, and `verify` names them. A crash between an
   * entry and the head leaves the head one behind: it follows.
   */
  static async open(store: AuditStore): Promise<AuditLog> {
    const log = new AuditLog(store);
    let before = log.#last;
    for await (const text of store.lines()) {
      const line = parse(text);
      if (line === null) continue;
      before = { seq: line.seq - 1, hash: line.previous };
      log.#last = { seq: line.seq, hash: line.hash };
    }
    const isNew = log.#last.seq === 0 && (await store.loadHead().catch(() => log)) === null;
    const head = await log.#head();
    const isOneBehind = head?.seq === before.seq && head.hash === before.hash;
    if (isNew || (isOneBehind && log.#last.seq > 0)) await log.#saveHead();
    return log;
  }

  /**
   * Records what was done; it is on the disk when this resolves.
   * @throws Fault `disk-full`, `data-read-only`.
   */
  record(actor: Actor, { action, target, before = null, after = null }: Deed): Promise<AuditEntry> {
    const turn = this.#turn.then(async () => {
      const entry = {
        seq: this.#last.seq + 1,
        at: new Date().toISOString(),
        ...{ actor: actor.actor, role: actor.role, via: actor.via, action, target },
        // As it will be read again: `undefined` and the like do not survive JSON.
        before: JSON.parse(JSON.stringify(before)) as unknown,
        after: JSON.parse(JSON.stringify(after)) as unknown,
      };
      const chained = { ...entry, previous: this.#last.hash };
      const line = { ...chained, hash: hashOf(JSON.stringify(chained)) };
      await this.store.append(JSON.stringify(line));
      this.#last = { seq: line.seq, hash: line.hash };
      await this.#saveHead();
      return entry;
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Newest first. */
  async list(count: number, before = Infinity): Promise<AuditEntry[]> {
    const kept: AuditEntry[] = [];
    for await (const text of this.store.lines()) {
      const line = parse(text);
      if (line === null || line.seq >= before) continue;
      kept.push(v.parse(AuditEntry, line));
      if (kept.length > count) kept.shift();
    }
    return kept.reverse();
  }

  /** The latest entry's number; 0 for none. */
  get seq(): number {
    return this.#last.seq;
  }

  /** The entries after that one, oldest first; nothing is read where there are none. */
  async since(seq: number): Promise<AuditEntry[]> {
    const count = this.#last.seq - seq;
    if (count <= 0) return [];
    return (await this.list(count)).filter((entry) => entry.seq > seq).reverse();
  }

  /** Looks for any entry that was changed, removed, added or moved. */
  async verify(): Promise<AuditCheck> {
    await this.#turn;
    let entries = 0;
    let previous = beforeFirst;
    const broken = (problem: string): AuditCheck => ({ ok: false, entries, problem });
    for await (const text of this.store.lines()) {
      const line = parse(text);
      const number = entries + 1;
      if (line?.seq !== number || line.previous !== previous) {
        return broken(`Entry ${number} of the audit log was changed, removed or moved.`);
      }
      entries = number;
      previous = line.hash;
    }
    const head = await this.#head();
    if (head === null) return broken('The audit log’s head is missing or cannot be read.');
    if (head.seq !== entries || head.hash !== previous) {
      return broken(`The audit log ends with entry ${entries}, but ${head.seq} were recorded.`);
    }
    return { ok: true, entries, problem: null };
  }

  /** Does something while nothing is recorded; what is to be recorded meanwhile waits. */
  still<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async settled(): Promise<void> {
    await this.#turn;
  }

  async #head(): Promise<v.InferOutput<typeof Head> | null> {
    try {
      const bytes = await this.store.loadHead();
      return bytes === null ? null : v.parse(Head, JSON.parse(new TextDecoder().decode(bytes)));
    } catch {
      return null;
    }
  }

  async #saveHead(): Promise<void> {
    await this.store.saveHead(new TextEncoder().encode(JSON.stringify(this.#last)));
  }
}

/** Null for a line that is not as it was written. */
function parse(text: string): Line | null {
  try {
    const json = JSON.parse(text) as object;
    const { hash } = json as Partial<Line>;
    const ending = `,"hash":"${hash ?? ''}"}`;
    if (!text.endsWith(ending)) return null;
    const own = `${text.slice(0, -ending.length)}}`;
    return hashOf(own) === hash ? v.parse(Line, json) : null;
  } catch {
    return null;
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
