import type { SerialQueue } from '../base/serial-queue.js';
import type { Chained, LogHead } from './chain.js';

/** An entry that is ready to be appended, and its line. */
export interface ReadyEntry<Entry extends Chained> {
  readonly entry: Entry;
  readonly line: string;
}

/** What becomes of a request: an entry, or a reason why there is none. */
export type Prepared<Entry extends Chained, Skipped> =
  ReadyEntry<Entry> | { readonly skipped: Skipped };

/** Somebody who wants to add an entry. */
interface Request<Entry extends Chained> {
  readonly about: () => string;
  readonly prepare: (head: LogHead, unsaved: readonly Entry[]) => Prepared<Entry, unknown>;
  readonly resolve: (prepared: Prepared<Entry, unknown>) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Appends the entries of several people with one write (group commit): while the disk is busy with one, the others
 * wait, and share the next write. Ten people who punch at once wait for two disk writes instead of ten, which matters
 * on a slow disk. Everyone is answered when their entry is on the disk.
 */
export class SharedAppend<Entry extends Chained> {
  #waiting: Request<Entry>[] = [];

  /**
   * @param queue in which no other task adds entries.
   * @param head number and hash of the last entry on the disk.
   * @param append appends entries; resolves when all are on the disk, and if it fails, none is.
   * @param onAdded called with each entry that is on the disk, in their order, before anyone is answered.
   */
  constructor(
    private readonly queue: SerialQueue,
    private readonly head: () => LogHead,
    private readonly append: (ready: readonly ReadyEntry<Entry>[]) => Promise<void>,
    private readonly onAdded: (entry: Entry) => void,
  ) {}

  /**
   * Adds an entry. Resolves when it is on the disk.
   * @param about what the entry depends on, such as a person. Of entries about the same, each is prepared when the
   *   previous one is on the disk.
   * @param prepare makes the entry that follows `head`, or a reason to add none. `unsaved` are the entries before it
   *   that share its write, about other things.
   * @throws errors of `prepare` and of `append`; then nothing was added.
   */
  add<Added extends Entry, Skipped>(
    about: () => string,
    prepare: (head: LogHead, unsaved: readonly Entry[]) => Prepared<Added, Skipped>,
  ): Promise<Prepared<Added, Skipped>> {
    return new Promise((resolve, reject) => {
      const request: Request<Entry> = {
        about,
        prepare,
        resolve: resolve as Request<Entry>['resolve'],
        reject,
      };
      this.#waiting.push(request);
      // Everyone has a turn, so that other tasks of the queue have theirs in between. Most find that a turn before
      // has added their entry.
      void this.queue.run(async () => {
        if (this.#waiting.includes(request)) await this.#addWaiting();
      });
    });
  }

  /** Adds the first waiting entry about each thing. */
  async #addWaiting(): Promise<void> {
    const requests = this.#waiting;
    this.#waiting = [];
    const abouts = new Set<string>();
    const added: { readonly request: Request<Entry>; readonly ready: ReadyEntry<Entry> }[] = [];
    for (const request of requests) {
      const about = request.about();
      if (abouts.has(about)) {
        this.#waiting.push(request);
        continue;
      }
      abouts.add(about);
      const ready = this.#prepare(
        request,
        added.map((one) => one.ready.entry),
      );
      if (ready !== null) added.push({ request, ready });
    }
    if (added.length === 0) return;
    try {
      await this.append(added.map(({ ready }) => ready));
    } catch (error) {
      for (const { request } of added) request.reject(error);
      return;
    }
    for (const { ready } of added) this.onAdded(ready.entry);
    for (const { request, ready } of added) request.resolve(ready);
  }

  /** @returns the entry to append; null if there is none, which is then answered. */
  #prepare(request: Request<Entry>, unsaved: readonly Entry[]): ReadyEntry<Entry> | null {
    try {
      const last = unsaved.at(-1);
      const head = last === undefined ? this.head() : { seq: last.seq, hash: last.hash };
      const prepared = request.prepare(head, unsaved);
      if (!('skipped' in prepared)) return prepared;
      request.resolve(prepared);
    } catch (error) {
      request.reject(error);
    }
    return null;
  }
}
