import { InTurn } from '../base/in-turn.js';
import { beforeFirst, emptyHead, readChained, type Chained, type LogHead } from './chain.js';
import { HeadKeeper, type HeadOptions, type HeadStore } from './log-head.js';

/** Where a log's lines and its head are kept. */
export interface LogStore extends HeadStore {
  /** Adds a line; resolves once it is on the disk. */
  append(line: string): Promise<void>;
  /** All lines in their order, some hundreds at a time. */
  lineBlocks(): AsyncIterable<readonly string[]>;
}

export interface LogOptions<Entry extends Chained> extends Omit<HeadOptions, 'isExact'> {
  /** Makes an entry of a line, whatever its hash; null where it is none. */
  readonly read: (line: string) => Entry | null;
  /** True: an entry is done only when the head is saved too. False: the head follows shortly after. */
  readonly waitsForHead: boolean;
}

/** The outcome of `ChainedLog.verify`. */
export interface LogCheck {
  readonly ok: boolean;
  /** Entries that are there and unchanged, up to the first problem. */
  readonly entries: number;
  /** One sentence naming the first entry that is not as it was written; null where all are. */
  readonly problem: string | null;
}

/**
 * A log to which entries are only added, each chained to the one before by its hash. The latest
 * entry's number and hash, the head, are kept beside it, so that entries cut off at the end are
 * missed too.
 */
export class ChainedLog<Entry extends Chained> {
  readonly #inTurn = new InTurn();
  readonly #headKeeper: HeadKeeper;
  /** What the next entry is chained to. */
  #last = emptyHead;

  private constructor(
    private readonly store: LogStore,
    private readonly options: LogOptions<Entry>,
  ) {
    this.#headKeeper = new HeadKeeper(store, { ...options, isExact: options.waitsForHead });
  }

  /**
   * Reads the log through. Lines that cannot be read stop nothing: they stay, and new entries are
   * chained after them; `notice` is called, and `verify` names the first.
   * @param visit called with each entry, oldest first.
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
      options.notice(
        `${unreadable} of ${count} lines of the ${options.name} were changed or damaged. They are kept as they are. Run "${options.verifyCommand}" to see the first.`,
      );
    }
    await log.#headKeeper.begin(log.#last, before);
    return log;
  }

  /** The latest entry's number and hash. */
  get head(): LogHead {
    return this.#last;
  }

  /** Does something while nothing else is added: entries asked for meanwhile wait. */
  inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    return this.#inTurn.run(work);
  }

  /**
   * Adds an entry that is chained to `head`; it is on the disk when this resolves. To be called in turn.
   * @throws Fault `disk-full`, `data-read-only`: then nothing was added.
   */
  async append(entry: Chained, line: string): Promise<void> {
    await this.store.append(line);
    this.#last = { seq: entry.seq, hash: entry.hash };
    if (this.options.waitsForHead) await this.#headKeeper.save(this.#last);
    else this.#headKeeper.follow(this.#last);
  }

  /** All entries that can be read, oldest first. */
  async *entries(): AsyncGenerator<Entry> {
    for await (const lines of this.store.lineBlocks()) {
      for (const line of lines) {
        const entry = readChained(line, this.options.read);
        if (entry !== null) yield entry;
      }
    }
  }

  /** Looks for any entry that was changed, removed, added or moved. */
  async verify(): Promise<LogCheck> {
    await this.settled();
    const { name, read, waitsForHead } = this.options;
    const head = await this.#headKeeper.load();
    return verifyChain(this.store.lineBlocks(), head, { name, read, isExact: waitsForHead });
  }

  /** Waits until everything begun is on the disk, the head too. */
  async settled(): Promise<void> {
    await this.#inTurn.settled();
    await this.#headKeeper.settled();
  }
}

/**
 * Goes through a log's lines, and stops at the first that was changed, removed, added or moved.
 * @param head null where it is missing, which is a problem too: it is made with the log; a sentence
 *   where it cannot be read.
 */
export async function verifyChain<Entry extends Chained>(
  blocks: AsyncIterable<readonly string[]>,
  head: LogHead | string | null,
  { name, read, isExact }: Pick<LogOptions<Entry>, 'name' | 'read'> & { readonly isExact: boolean },
): Promise<LogCheck> {
  let entries = 0;
  let previous = beforeFirst;
  let hashAtHead = beforeFirst;
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
            : `Entry ${entry.seq} of the ${name} was repeated or moved to line ${number}.`,
        );
      }
      if (entry.previous !== previous) {
        return broken(
          `Entry ${number} of the ${name} does not follow the entry before it: one of the two was replaced.`,
        );
      }
      entries = number;
      previous = entry.hash;
      if (typeof head === 'object' && entry.seq === head?.seq) hashAtHead = entry.hash;
    }
  }
  const problem = problemOfHead(head, { entries, hashAtHead }, name, isExact);
  return problem === null ? { ok: true, entries, problem } : broken(problem);
}

function problemOfHead(
  head: LogHead | string | null,
  { entries, hashAtHead }: { readonly entries: number; readonly hashAtHead: string },
  name: string,
  isExact: boolean,
): string | null {
  if (typeof head === 'string') return `The head of the ${name} cannot be read: ${head}`;
  if (head === null) {
    return `The head file of the ${name} is missing, so entries may have been removed at the end.`;
  }
  if (head.seq > entries) {
    const missing = head.seq - entries;
    const which = missing === 1 ? `Entry ${head.seq}` : `Entries ${entries + 1} to ${head.seq}`;
    return `${which} of the ${name} ${missing === 1 ? 'is' : 'are'} missing at the end.`;
  }
  if (head.hash !== hashAtHead) {
    return `Entry ${head.seq} of the ${name} is not the one that was recorded: the log was rewritten.`;
  }
  return isExact && head.seq < entries
    ? `The ${name} ends with entry ${entries}, but only ${head.seq} were recorded.`
    : null;
}
