import { messageOf } from '../base/message-of.js';
import type { MacKey } from './mac-key.js';
import { basename } from 'node:path';
import { SerialQueue } from '../base/serial-queue.js';
import { emptyHead, readChained, type Chained, type LogHead } from './chain.js';
import type { LogGuard } from './log-guard.js';
import { encodeHead, HeadKeeper, loadHead, type HeadStore, type SavedHead } from './log-head.js';
import { asideSentence, headMismatches, lineProblem, type FoundHeads } from './log-problems.js';
import { LogReader } from './log-reader.js';
import { SharedAppend, type Prepared, type ReadyEntry } from './shared-append.js';
import { tornSentence } from './torn-lines.js';
import { verifyChain, type LogCheck } from './verify-chain.js';

/** Where a log's lines and its head are stored. */
export interface LogStore extends HeadStore {
  /** Appends lines; resolves when all are on the disk. If it fails, none is among the lines. */
  append(...lines: readonly string[]): Promise<void>;
  /** All lines in order, a few hundred at a time; of a file, from the line that begins at byte `start`. */
  lineBlocks(start?: number): AsyncIterable<readonly string[]>;
  /**
   * Moves lines out of the log into a separate file.
   * @param numbers the first line is 1.
   * @returns the name of that file.
   */
  setAside(numbers: readonly number[]): Promise<string>;
}

/** A line as in the log. */
export interface PlacedLine<Entry extends Chained> {
  readonly line: string;
  /** Null if the line is not proven. */
  readonly entry: Entry | null;
  /** The byte at which it begins. */
  readonly start: number;
}

export interface LogOptions<Entry extends Chained> {
  /** What messages call the log, such as `attendance journal`. */
  readonly name: string;
  /** The command that verifies it. */
  readonly verifyCommand: string;
  /** Parses an entry without checking its hash; null for a line that is not an entry. */
  readonly read: (line: string) => Entry | null;
  /** True if `append` also waits for the head; false if the head is saved shortly after. */
  readonly waitsForHead: boolean;
  /** Called with a sentence for each problem. */
  readonly notify: (sentence: string) => void;
  /** Proves the entries; null for the log of another site, which is only read. */
  readonly guard: LogGuard | null;
}

/**
 * An append-only log whose entries each contain the hash of the previous one and a MAC under the site's
 * key. The head (number and hash of the last entry) is sealed and stored separately, so that entries
 * removed at the end are detected too.
 */
export class ChainedLog<Entry extends Chained> {
  readonly #queue = new SerialQueue();
  #last = emptyHead;
  #macsAfter = emptyHead;
  #headKeeper!: HeadKeeper;
  /** False if the head contradicts the log and that could not be reported. It then stays as it is. */
  #savesHead = true;
  readonly #shared: SharedAppend<Entry>;

  private constructor(
    private readonly store: LogStore,
    private readonly options: LogOptions<Entry>,
    visit: (entry: Entry) => void,
  ) {
    this.#shared = new SharedAppend(
      this.#queue,
      () => this.#last,
      (ready) => this.#append(ready),
      visit,
    );
  }

  /**
   * Reads the whole log. Lines that are not proven do not stop it: before the head they stay, after the
   * head they are set aside. Both are reported, and `verify` names the first.
   * @param visit called with each proven entry, oldest first, and with those that `addShared` adds.
   * @throws Fault `disk-full`, `data-read-only`.
   */
  static async open<Entry extends Chained>(
    store: LogStore,
    options: LogOptions<Entry>,
    visit: (entry: Entry) => void = () => undefined,
  ): Promise<ChainedLog<Entry>> {
    const log = new ChainedLog(store, options, visit);
    const loaded = await loadHead(store);
    const head = typeof loaded === 'object' ? loaded : null;
    const { guard } = options;
    const macsAfter = macsAfterOf(head, guard);
    const reader = new LogReader({
      read: options.read,
      key: guard?.key ?? null,
      head,
      macsAfter,
      expected: guard?.expected.map((one) => one.head) ?? [],
    });
    for await (const lines of store.lineBlocks()) {
      for (const line of lines) {
        const entry = reader.take(line);
        if (entry !== null) visit(entry);
      }
    }
    log.#last = reader.last;
    log.#macsAfter = macsAfter ?? reader.lastWithoutMac;
    log.#headKeeper = new HeadKeeper(
      store,
      log.#last,
      (last) => log.#encode(last),
      () => log.#queue.settled(),
      (reason) => {
        options.notify(
          `All entries were recorded, but the head file of the ${options.name} could not be saved. ${reason}`,
        );
      },
    );
    if (guard !== null) await log.#settle(reader, { loaded, head, macsAfter }, guard);
    return log;
  }

  /** Number and hash of the last entry. */
  get head(): LogHead {
    return this.#last;
  }

  /** Authenticates new entries. */
  get key(): MacKey {
    if (this.options.guard === null) throw new Error('the log of another site is read-only');
    return this.options.guard.key;
  }

  /** Runs a task during which no other task adds entries. */
  exclusively<Value>(task: () => Promise<Value>): Promise<Value> {
    return this.#queue.run(task);
  }

  /**
   * Appends an entry that is chained to `head` and authenticated by `key`. Resolves when it is on the
   * disk. Call it only within `exclusively`.
   * @throws Fault `disk-full`, `data-read-only`; then nothing was added.
   */
  append(entry: Chained, line: string): Promise<void> {
    return this.#append([{ entry, line }]);
  }

  /**
   * Adds an entry that is chained to the given head and authenticated by `key`, together with those of others.
   * Resolves when it is on the disk. Parameters as those of `SharedAppend.add`. Call it outside `exclusively`.
   * @throws Fault `disk-full`, `data-read-only`; then nothing was added.
   */
  addShared<Added extends Entry, Skipped>(
    about: () => string,
    prepare: (head: LogHead, unsaved: readonly Entry[]) => Prepared<Added, Skipped>,
  ): Promise<Prepared<Added, Skipped>> {
    return this.#shared.add(about, prepare);
  }

  async #append(ready: readonly ReadyEntry<Chained>[]): Promise<void> {
    if (this.#savesHead && this.options.waitsForHead) await this.#headKeeper.catchUp();
    await this.store.append(...ready.map(({ line }) => line));
    const { seq, hash } = ready.at(-1)!.entry;
    this.#last = { seq, hash };
    if (!this.#savesHead) return;
    if (this.options.waitsForHead) await this.#headKeeper.save(this.#last);
    else this.#headKeeper.follow(this.#last);
    this.options.guard?.follow(this.#last, this.#macsAfter);
  }

  /** All proven entries, oldest first. */
  async *entries(): AsyncGenerator<Entry> {
    for await (const { entry } of this.lines()) if (entry !== null) yield entry;
  }

  /** All lines, oldest first. @param from the byte at which the first one begins. */
  async *lines(from = 0): AsyncGenerator<PlacedLine<Entry>> {
    let start = from;
    for await (const lines of this.store.lineBlocks(from)) {
      for (const line of lines) {
        yield { line, entry: this.#proven(line), start };
        start += Buffer.byteLength(line) + 1;
      }
    }
  }

  #proven(line: string): Entry | null {
    const { read, guard } = this.options;
    const entry = readChained(line, read, guard?.key ?? null);
    if (entry === null) return null;
    const needsMac = guard !== null && entry.seq > this.#macsAfter.seq;
    return entry.mac === undefined && needsMac ? null : entry;
  }

  /** Checks that no entry was changed, removed, added or moved. */
  async verify(): Promise<LogCheck> {
    await this.settled();
    const { name, read, waitsForHead, guard } = this.options;
    // A head that could not be saved says nothing about the log.
    if (this.#savesHead) await this.#headKeeper.catchUp().catch(() => undefined);
    const check = await verifyChain(this.store.lineBlocks(), await loadHead(this.store), {
      name,
      read,
      key: guard?.key ?? null,
      macsAfter: this.#macsAfter,
      isExact: waitsForHead,
    });
    const report = guard?.unacknowledged() ?? null;
    return check.ok && report !== null ? { ...check, ok: false, problem: report } : check;
  }

  /** Resolves when all added entries and the head are on the disk. */
  async settled(): Promise<void> {
    await this.#queue.settled();
    await this.#headKeeper.settled();
  }

  #encode(last: LogHead): Uint8Array {
    // Only a head that is exact: a backup reads the journal's head later than the site's state.
    const counter = this.options.waitsForHead ? this.options.guard?.counter : undefined;
    return encodeHead({ ...last, macsAfter: this.#macsAfter, counter });
  }

  /** Sets lines aside, reports problems, and saves the head, unless a problem could not be reported. */
  async #settle(
    reader: LogReader<Entry>,
    found: FoundHeads & { readonly macsAfter: LogHead | null },
    guard: LogGuard,
  ): Promise<void> {
    const { options, store } = this;
    const { head } = found;
    const sentences = [
      lineProblem(reader, options),
      ...headMismatches(reader, found, options, guard),
    ].filter((sentence) => sentence !== null);
    if (reader.aside.length > 0) {
      const file = basename(await store.setAside(reader.aside));
      const { length } = reader.aside;
      if (reader.isTorn) options.notify(tornSentence(options.name, length, file));
      else sentences.push(asideSentence(options.name, length, file));
    }
    for (const sentence of sentences) {
      if (!(await guard.report(sentence))) this.#savesHead = false;
    }
    if (!this.#savesHead) return;
    guard.follow(this.#last, this.#macsAfter);
    const isSaved =
      head?.macsAfter !== undefined && head.seq === this.#last.seq && head.hash === this.#last.hash;
    if (!isSaved) {
      await this.#headKeeper.save(this.#last).catch((error: unknown) => {
        options.notify(messageOf(error));
      });
    }
  }
}

/** The last entry that may be without a MAC; null if nothing says which. */
function macsAfterOf(head: SavedHead | null, guard: LogGuard | null): LogHead | null {
  if (guard === null) return null;
  if (guard.macsAfter !== null) return guard.macsAfter;
  if (head === null) return guard.isMigrating ? null : emptyHead;
  return head.macsAfter ?? (guard.isMigrating ? { seq: head.seq, hash: head.hash } : emptyHead);
}
