import * as v from 'valibot';
import { emptyHead, type LogHead } from './chain.js';

const Head = v.object({ seq: v.number(), hash: v.string() });

/** Where a log's head is stored. */
export interface HeadStore {
  /** The saved head; null if there is none. */
  loadHead(): Promise<Uint8Array | null>;
  saveHead(head: Uint8Array): Promise<void>;
}

export interface HeadOptions {
  /** What messages call the log, such as `attendance journal`. */
  readonly name: string;
  /** The command that verifies it. */
  readonly verifyCommand: string;
  /** True if every append waits for the head, so that it is at most one entry behind. */
  readonly isExact: boolean;
  /** Called with a sentence for each problem. */
  readonly notify: (sentence: string) => void;
}

/** Saves the head of a log, so that entries removed at the end are detected. */
export class HeadKeeper {
  #last = emptyHead;
  #saving: Promise<void> | null = null;
  #savedSeq = 0;
  /** False if the head contradicts the log. The head is then left alone, as evidence. */
  #isConsistent = true;

  constructor(
    private readonly store: HeadStore,
    private readonly options: HeadOptions,
  ) {}

  /**
   * Compares the head with the log. The head of a new log is saved at once, so that a missing head
   * is always a problem.
   * @param last the last entry of the log.
   * @param before the entry before the last one.
   */
  async begin(last: LogHead, before: LogHead): Promise<void> {
    this.#last = last;
    const head = await this.load();
    if (head === null && last.seq === 0) return this.#save();
    if (head !== null && typeof head !== 'string') {
      this.#isConsistent = this.options.isExact
        ? isSame(head, last) || isSame(head, before)
        : head.seq <= last.seq;
      if (this.#isConsistent)
        return this.options.isExact && head.seq < last.seq ? this.#save() : undefined;
    }
    this.#isConsistent = false;
    const reason =
      head === null
        ? 'The head file is missing.'
        : typeof head === 'string'
          ? head
          : 'Entries were added or removed at the end.';
    const { name, verifyCommand, notify } = this.options;
    notify(
      `The ${name} and its head file do not match. ${reason} New entries are still recorded. Run "${verifyCommand}" to check the ${name}.`,
    );
  }

  /** The saved head; null if it is missing, a sentence if it cannot be read. */
  async load(): Promise<LogHead | string | null> {
    try {
      const bytes = await this.store.loadHead();
      return bytes === null ? null : v.parse(Head, JSON.parse(new TextDecoder().decode(bytes)));
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** Saves the head without making the caller wait. Entries added meanwhile share the next save. */
  follow(last: LogHead): void {
    this.#last = last;
    if (this.#saving !== null || !this.#isConsistent) return;
    const saveAll = async (): Promise<void> => {
      while (this.#savedSeq < this.#last.seq) await this.#save();
    };
    this.#saving = saveAll()
      .catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        this.options.notify(
          `All entries were recorded, but the head file of the ${this.options.name} could not be saved. ${reason}`,
        );
      })
      .finally(() => {
        this.#saving = null;
      });
  }

  /** Saves the head; resolves when it is on the disk. @throws Fault as `saveHead`. */
  async save(last: LogHead): Promise<void> {
    this.#last = last;
    if (this.#isConsistent) await this.#save();
  }

  /** Resolves when a head being saved by `follow` is on the disk. */
  async settled(): Promise<void> {
    await this.#saving;
  }

  async #save(): Promise<void> {
    const { seq, hash } = this.#last;
    await this.store.saveHead(encodeHead({ seq, hash }));
    this.#savedSeq = seq;
  }
}

/** The bytes of a saved head. */
export function encodeHead({ seq, hash }: LogHead): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ seq, hash }));
}

function isSame(a: LogHead, b: LogHead): boolean {
  return a.seq === b.seq && a.hash === b.hash;
}
