import { messageOf } from '../base/message-of.js';
import { SerialQueue } from '../base/serial-queue.js';
import type { MacKey } from './mac-key.js';
import { ReadingOnlyFault } from './reading-only.js';
import type { SealedFolder } from './sealed-folder.js';
import { encodeRemembered, type Place, type Remembered } from './second-place.js';
import type { Stored } from './stored-state.js';

/** Time after a change until the state is saved, so that many changes share one save. */
const saveDelayMs = 1000;

/** What reports about the second place are about. */
export const secondPlaceName = 'second place';

/** Saves the state of a site in `state.sealed`, and then the heads of its logs in the second place. */
export class StateFile {
  readonly #queue = new SerialQueue();
  #savedCounter: number;
  #place: Place | null = null;
  #placeProblem: string | null = null;
  #timer: NodeJS.Timeout | null = null;

  /** @param stored what is saved. Its owner changes it and calls `changed` or `save`. */
  constructor(
    private readonly files: SealedFolder,
    readonly placeKey: MacKey,
    public stored: Stored,
    private readonly notify: (sentence: string) => void,
  ) {
    this.#savedCounter = stored.counter;
  }

  /** The counter of the state that is on the disk. */
  get savedCounter(): number {
    return this.#savedCounter;
  }

  /** The second place, and why it cannot be reached; null if there is none. */
  get secondPlace(): { readonly place: Place; readonly problem: string | null } | null {
    return this.#place === null ? null : { place: this.#place, problem: this.#placeProblem };
  }

  /** As `SiteState.usePlace`. */
  usePlace(place: Place | null, problem: string | null, minCounter: number): void {
    this.#place = place;
    this.#placeProblem = problem;
    const path = place?.path ?? null;
    const isNew = path !== this.stored.place || minCounter < this.stored.counter;
    this.stored.counter = Math.max(this.stored.counter, minCounter);
    this.stored.place = path;
    if (isNew) this.changed();
  }

  /** The state changed: it is saved soon. */
  changed(): void {
    this.#timer ??= setTimeout(() => void this.trySaving(), saveDelayMs).unref();
  }

  /** @returns false if the state could not be saved, which is a notice. */
  async trySaving(): Promise<boolean> {
    try {
      await this.save();
      return true;
    } catch (error) {
      // The reason was reported when the data folder was opened.
      if (error instanceof ReadingOnlyFault) return false;
      this.notify(`The state of this site could not be saved. ${messageOf(error)}`);
      return false;
    }
  }

  /** @throws Fault `disk-full`, `data-read-only`. */
  save(): Promise<void> {
    this.#stopTimer();
    return this.#queue.run(async () => {
      this.stored.counter += 1;
      const { counter } = this.stored;
      await this.files.put('state', Buffer.from(JSON.stringify(this.stored)));
      this.#savedCounter = counter;
      await this.#remember();
    });
  }

  /** Saves what is not saved yet. A failure is a notice. */
  async flush(): Promise<void> {
    if (this.#timer !== null) await this.trySaving();
    await this.#queue.settled();
  }

  /** Leaves unsaved what is not saved yet, and waits for what is being saved. */
  async discard(): Promise<void> {
    this.#stopTimer();
    await this.#queue.settled();
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #remember(): Promise<void> {
    const { site, counter, logs, reports } = this.stored;
    // What contradicts this folder is kept until somebody has looked at it.
    if (reports.some(({ about }) => about === secondPlaceName)) return;
    const heads = Object.entries(logs).map(([name, { head }]) => [name, head] as const);
    const remembered: Remembered = {
      kind: 'rollcall-heads',
      version: 1,
      site,
      counter,
      at: new Date().toISOString(),
      logs: Object.fromEntries(heads),
    };
    try {
      await this.#place?.save(encodeRemembered(remembered, this.placeKey));
      this.#placeProblem = null;
    } catch (error) {
      // An unplugged disk must not stop the door.
      this.#placeProblem = messageOf(error);
    }
  }
}
