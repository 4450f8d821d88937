import { counted } from '../../contract/plural.js';
import { SerialQueue } from '../base/serial-queue.js';
import { emptyHead, genesisHash, readChained, type Chained, type LogHead } from './chain.js';
import { HeadKeeper, type HeadOptions, type HeadStore } from './log-head.js';

/** Where a log's lines and its head are stored. */
export interface LogStore extends HeadStore {
  /** Appends a line; resolves when it is on the disk. */
  append(line: string): Promise<void>;
  /** All lines in order, a few hundred at a time. */
  lineBlocks(): AsyncIterable<readonly string[]>;
}

export interface LogOptions<Entry extends Chained> extends Omit<HeadOptions, 'isExact'> {
  /** Parses an entry without checking its hash; null for a line that is not an entry. */
  readonly read: (line: string) => Entry | null;
  /** True if `append` also waits for the head; false if the head is saved shortly after. */
  readonly waitsForHead: boolean;
}

/** The result of `ChainedLog.verify`. */
export interface LogCheck {
  readonly ok: boolean;
  /** Number of unchanged entries before the first problem. */
  readonly entries: number;
  /** A sentence that names the first problem; null if there is none. */
  readonly problem: string | null;
}

/**
 * An append-only log whose entries each contain the hash of the previous one. The head (number and
 * hash of the last entry) is stored separately, so that entries removed at the end are detected too.
 */
export class ChainedLog<Entry extends Chained> {
  readonly #queue = new SerialQueue();
  readonly #headKeeper: HeadKeeper;
  #last = emptyHead;

  private constructor(
    private readonly store: LogStore,
    private readonly options: LogOptions<Entry>,
  ) {
    this.#headKeeper = new HeadKeeper(store, { ...options, isExact: options.waitsForHead });
  }

  /**
   * Reads the whole log. Unreadable lines do not stop it: they stay, new entries are chained after
   * them, `notify` is called, and `verify` names the first.
   * @param visit called with each readable entry, oldest first.
   * @throws Fault `disk-full`, `data-read-only`.
   */
  static async open<Entry extends Chained>(
    store: LogStore,
    options: LogOptions<Entry>,
    visit: (entry: Entry) => void = () => undefined,
  ): Promise<ChainedLog<Entry>> {
    const log = new ChainedLog(store, options);
    let before = emptyHead;
    let count = 0;
    let unreadable = 0;
    for await (const lines of store.lineBlocks()) {
      count += lines.length;
      for (const line of lines) {
        const entry = readChained(line, options.read);
        if (entry === null) {
          unreadable += 1;
          continue;
        }
        before = { seq: entry.seq - 1, hash: entry.previous };
        log.#last = { seq: entry.seq, hash: entry.hash };
        visit(entry);
      }
    }
    if (unreadable > 0) {
      options.notify(
        `${unreadable.toLocaleString('en')} of ${counted(count, 'line')} in the ${options.name} ${unreadable === 1 ? 'was' : 'were'} changed or damaged. Nothing was removed. Run "${options.verifyCommand}" to find the first one.`,
      );
    }
    await log.#headKeeper.begin(log.#last, before);
    return log;
  }

  /** Number and hash of the last entry. */
  get head(): LogHead {
    return this.#last;
  }

  /** Runs a task during which no other task adds entries. */
  exclusively<Value>(task: () => Promise<Value>): Promise<Value> {
    return this.#queue.run(task);
  }

  /**
   * Appends an entry that is chained to `head`. Resolves when it is on the disk. Call it only within
   * `exclusively`.
   * @throws Fault `disk-full`, `data-read-only`; then nothing was added.
   */
  async append(entry: Chained, line: string): Promise<void> {
    await this.store.append(line);
    this.#last = { seq: entry.seq, hash: entry.hash };
    if (this.options.waitsForHead) await this.#headKeeper.save(this.#last);
    else this.#headKeeper.follow(this.#last);
  }

  /** All readable entries, oldest first. */
  async *entries(): AsyncGenerator<Entry> {
    for await (const lines of this.store.lineBlocks()) {
      for (const line of lines) {
        const entry = readChained(line, this.options.read);
        if (entry !== null) yield entry;
      }
    }
  }

  /** Checks that no entry was changed, removed, added or moved. */
  async verify(): Promise<LogCheck> {
    await this.settled();
    const { name, read, waitsForHead } = this.options;
    const head = await this.#headKeeper.load();
    return verifyChain(this.store.lineBlocks(), head, { name, read, isExact: waitsForHead });
  }

  /** Resolves when all added entries and the head are on the disk. */
  async settled(): Promise<void> {
    await this.#queue.settled();
    await this.#headKeeper.settled();
  }
}

/**
 * Checks a log's lines, and stops at the first that was changed, removed, added or moved.
 * @param head null if it is missing, which is a problem too, since it is created with the log; a
 *   sentence if it cannot be read.
 */
export async function verifyChain<Entry extends Chained>(
  blocks: AsyncIterable<readonly string[]>,
  head: LogHead | string | null,
  { name, read, isExact }: Pick<LogOptions<Entry>, 'name' | 'read'> & { readonly isExact: boolean },
): Promise<LogCheck> {
  let entries = 0;
  let previous = genesisHash;
  let hashAtHead = genesisHash;
  const broken = (problem: string): LogCheck => ({ ok: false, entries, problem });
  for await (const lines of blocks) {
    for (const line of lines) {
      const number = entries + 1;
      const entry = readChained(line, read);
      if (entry === null) {
        return broken(`Entry ${number} (line ${number}) of the ${name} was changed or damaged.`);
      }
      if (entry.seq !== number) {
        return broken(
          entry.seq > number
            ? `Entry ${number} of the ${name} is missing: line ${number} holds entry ${entry.seq}.`
            : `Entry ${entry.seq} of the ${name} was duplicated or moved to line ${number}.`,
        );
      }
      if (entry.previous !== previous) {
        return broken(
          `Entry ${number} of the ${name} does not match the entry before it: one of the two was replaced.`,
        );
      }
      entries = number;
      previous = entry.hash;
      if (typeof head === 'object' && entry.seq === head?.seq) hashAtHead = entry.hash;
    }
  }
  const problem = headProblem(head, { entries, hashAtHead }, name, isExact);
  return problem === null ? { ok: true, entries, problem } : broken(problem);
}

function headProblem(
  head: LogHead | string | null,
  { entries, hashAtHead }: { readonly entries: number; readonly hashAtHead: string },
  name: string,
  isExact: boolean,
): string | null {
  if (typeof head === 'string') return `The head file of the ${name} cannot be read: ${head}`;
  if (head === null) {
    return `The head file of the ${name} is missing, so entries may have been removed from the end.`;
  }
  if (head.seq > entries) {
    const missing = head.seq - entries;
    const which = missing === 1 ? `Entry ${head.seq}` : `Entries ${entries + 1} to ${head.seq}`;
    return `${which} of the ${name} ${missing === 1 ? 'is' : 'are'} missing from the end.`;
  }
  if (head.hash !== hashAtHead) {
    return `Entry ${head.seq} of the ${name} is not the one that was recorded. The log was rewritten.`;
  }
  return isExact && head.seq < entries
    ? `The ${name} has ${counted(entries, 'entry', 'entries')}, but only ${head.seq.toLocaleString('en')} ${head.seq === 1 ? 'was' : 'were'} recorded.`
    : null;
}
