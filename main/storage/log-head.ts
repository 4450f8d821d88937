import { setImmediate as otherWork } from 'node:timers/promises';
import * as v from 'valibot';
import { messageOf } from '../base/message-of.js';
import { LogHead } from './chain.js';

const Head = v.object({
  ...LogHead.entries,
  /** The last entry without a MAC: every later one must have one. Missing in heads of older versions. */
  macsAfter: v.optional(LogHead),
  /** The site's counter when the head was saved; see `SiteState`. */
  counter: v.optional(v.number()),
});
/** A saved head. */
export type SavedHead = v.InferOutput<typeof Head>;

/** Where a log's head is stored. */
export interface HeadStore {
  /** The saved head; null if there is none. */
  loadHead(): Promise<Uint8Array | null>;
  saveHead(head: Uint8Array): Promise<void>;
}

/** The saved head; null if it is missing, a sentence if it cannot be read. */
export async function loadHead(store: HeadStore): Promise<SavedHead | string | null> {
  try {
    const bytes = await store.loadHead();
    return bytes === null ? null : v.parse(Head, JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    return messageOf(error);
  }
}

/** The bytes of a saved head. */
export function encodeHead({ seq, hash, macsAfter, counter }: SavedHead): Uint8Array {
  const after = macsAfter && { seq: macsAfter.seq, hash: macsAfter.hash };
  return new TextEncoder().encode(JSON.stringify({ seq, hash, macsAfter: after, counter }));
}

/** Saves the head of an opened log, so that entries removed at the end are detected. */
export class HeadKeeper {
  #last: LogHead;
  #saving: Promise<void> | null = null;
  #savedSeq: number;
  /** True from a save that failed until the next one that works. */
  #isBehind = false;

  /**
   * @param last the last entry of the log.
   * @param encode the bytes to save for a head.
   * @param othersFirst resolves when the entries that wait to be added are added: people wait for these.
   * @param onFailure called with a sentence if the head could not be saved in the background.
   */
  constructor(
    private readonly store: HeadStore,
    last: LogHead,
    private readonly encode: (head: LogHead) => Uint8Array,
    private readonly othersFirst: () => Promise<void>,
    private readonly onFailure: (reason: string) => void,
  ) {
    this.#last = last;
    this.#savedSeq = last.seq;
  }

  /** Saves the head without making the caller wait. Entries added meanwhile share the next save. */
  follow(last: LogHead): void {
    this.#last = last;
    if (this.#saving !== null) return;
    const saveAll = async (): Promise<void> => {
      // The caller's next step comes first: someone is waiting for it at the door.
      await otherWork();
      await this.othersFirst();
      while (this.#savedSeq < this.#last.seq) await this.#save();
    };
    this.#saving = saveAll()
      .catch((error: unknown) => {
        this.onFailure(messageOf(error));
      })
      .finally(() => {
        this.#saving = null;
      });
  }

  /** Saves the head; resolves when it is on the disk. @throws Fault as `saveHead`. */
  async save(last: LogHead): Promise<void> {
    this.#last = last;
    await this.#save();
  }

  /**
   * Saves the head again if that failed, such as on a full disk. Call it before more entries are added: a head that is
   * several entries behind looks like an old copy.
   * @throws Fault as `saveHead`.
   */
  async catchUp(): Promise<void> {
    if (this.#isBehind) await this.#save();
  }

  /** Resolves when a head being saved by `follow` is on the disk. */
  async settled(): Promise<void> {
    await this.#saving;
  }

  async #save(): Promise<void> {
    const { seq, hash } = this.#last;
    this.#isBehind = true;
    await this.store.saveHead(this.encode({ seq, hash }));
    this.#isBehind = false;
    this.#savedSeq = seq;
  }
}
