import { beforeFirst } from './entry-line.js';
import { decodeHead, encodeHead } from './verify-journal.js';
import type { JournalHead } from './verify-journal.js';

/** Where the head is kept. */
export interface HeadStore {
  /** The head as last saved; null where there is none. */
  loadHead(): Promise<Uint8Array | null>;
  saveHead(head: Uint8Array): Promise<void>;
}

/** Keeps the number and hash of a journal's latest entry beside it, so that a missing end is seen. */
export class HeadKeeper {
  readonly #store: HeadStore;
  readonly #notice: (sentence: string) => void;
  #last: JournalHead = { seq: 0, hash: beforeFirst };
  #saving: Promise<void> | null = null;
  #savedSeq = 0;
  /** False where head and journal contradict each other: then the head stays, as evidence. */
  #holds = true;

  /** @param notice told, in sentences, where the head and the journal do not agree. */
  constructor(store: HeadStore, notice: (sentence: string) => void) {
    this.#store = store;
    this.#notice = notice;
  }

  /**
   * Compares the head with the journal that was read. A new journal gets its head at once, so that a
   * missing one always means something.
   * @param last the journal's latest entry.
   */
  async begin(last: JournalHead): Promise<void> {
    this.#last = last;
    const head = await this.load();
    if (head === null && last.seq === 0) return this.#save();
    this.#holds = head !== null && typeof head !== 'string' && head.seq <= last.seq;
    if (this.#holds) return;
    const why = typeof head === 'string' ? head : 'Entries are missing at its end.';
    this.#notice(
      `The attendance journal and its head do not agree: ${head === null ? 'the head file is missing.' : why} Punches are recorded as before; run "rollcall log verify".`,
    );
  }

  /** The head as it was saved; null where it is missing, a sentence where it cannot be read. */
  async load(): Promise<JournalHead | string | null> {
    try {
      const bytes = await this.#store.loadHead();
      return bytes === null ? null : decodeHead(bytes);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** Saves the head behind an entry that is on the disk, and once more for all that came meanwhile. */
  follow(last: JournalHead): void {
    this.#last = last;
    if (this.#saving !== null || !this.#holds) return;
    const saveAll = async (): Promise<void> => {
      while (this.#savedSeq < this.#last.seq) await this.#save();
    };
    this.#saving = saveAll()
      .catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        this.#notice(`All punches are recorded, but not the journal's head: ${why}`);
      })
      .finally(() => {
        this.#saving = null;
      });
  }

  /** Waits until the head is on the disk. */
  async settled(): Promise<void> {
    await this.#saving;
  }

  async #save(): Promise<void> {
    const { seq, hash } = this.#last;
    await this.#store.saveHead(encodeHead({ seq, hash }));
    this.#savedSeq = seq;
  }
}
