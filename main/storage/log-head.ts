import * as v from 'valibot';
import { emptyHead, type LogHead } from './chain.js';

const Head = v.object({ seq: v.number(), hash: v.string() });

/** Where a log's head is kept. */
export interface HeadStore {
  /** The head as last saved; null where there is none. */
  loadHead(): Promise<Uint8Array | null>;
  saveHead(head: Uint8Array): Promise<void>;
}

export interface HeadOptions {
  /** What people call the log, such as `attendance journal`. */
  readonly name: string;
  /** The command that checks it. */
  readonly verifyCommand: string;
  /** True where an entry is not done before its head is saved, so that it may be one behind at most. */
  readonly isExact: boolean;
  /** Called with a sentence where the head and the log do not agree. */
  readonly notice: (sentence: string) => void;
}

/** Keeps the number and hash of a log's latest entry beside it, so that a missing end is seen. */
export class HeadKeeper {
  #last = emptyHead;
  #saving: Promise<void> | null = null;
  #savedSeq = 0;
  /** False where head and log contradict each other: then the head stays, as evidence. */
  #holds = true;

  constructor(
    private readonly store: HeadStore,
    private readonly options: HeadOptions,
  ) {}

  /**
   * Compares the head with the log that was read. A new log gets its head at once, so that a missing
   * one always means something.
   * @param last the log's latest entry.
   * @param before the entry before that one.
   */
  async begin(last: LogHead, before: LogHead): Promise<void> {
    this.#last = last;
    const head = await this.load();
    if (head === null && last.seq === 0) return this.#save();
    if (head !== null && typeof head !== 'string') {
      this.#holds = this.options.isExact
        ? isSame(head, last) || isSame(head, before)
        : head.seq <= last.seq;
      if (this.#holds)
        return this.options.isExact && head.seq < last.seq ? this.#save() : undefined;
    }
    this.#holds = false;
    const why =
      head === null
        ? 'the head file is missing.'
        : typeof head === 'string'
          ? head
          : 'entries were added or removed at the end.';
    const { name, verifyCommand, notice } = this.options;
    notice(
      `The ${name} and its head do not agree: ${why} Everything is still recorded. Run "${verifyCommand}" to check it.`,
    );
  }

  /** The head as it was saved; null where it is missing, a sentence where it cannot be read. */
  async load(): Promise<LogHead | string | null> {
    try {
      const bytes = await this.store.loadHead();
      return bytes === null ? null : v.parse(Head, JSON.parse(new TextDecoder().decode(bytes)));
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** Saves the head after an entry that is on the disk, and once more for all that came meanwhile. */
  follow(last: LogHead): void {
    this.#last = last;
    if (this.#saving !== null || !this.#holds) return;
    const saveAll = async (): Promise<void> => {
      while (this.#savedSeq < this.#last.seq) await this.#save();
    };
    this.#saving = saveAll()
      .catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        this.options.notice(
          `Everything was recorded, but the head of the ${this.options.name} was not saved: ${why}`,
        );
      })
      .finally(() => {
        this.#saving = null;
      });
  }

  /** As `follow`; resolves once the head is on the disk. @throws Fault as `saveHead`. */
  async save(last: LogHead): Promise<void> {
    this.#last = last;
    if (this.#holds) await this.#save();
  }

  /** Waits until the head is on the disk. */
  async settled(): Promise<void> {
    await this.#saving;
  }

  async #save(): Promise<void> {
    const { seq, hash } = this.#last;
    await this.store.saveHead(encodeHead({ seq, hash }));
    this.#savedSeq = seq;
  }
}

/** A head as it is saved. */
export function encodeHead({ seq, hash }: LogHead): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ seq, hash }));
}

function isSame(one: LogHead, other: LogHead): boolean {
  return one.seq === other.seq && one.hash === other.hash;
}
