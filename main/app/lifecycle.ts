import { once, type Once } from '../base/once.js';

/** Something that is opened at the first call and closed at the end. */
interface Running {
  close(): Promise<void>;
}

/** Work that is due from time to time while something is open. It reports its own failures. */
export interface Chore<Open extends Running> {
  readonly everyMs: number;
  /** True: also done as part of opening, so that calls wait for it. */
  readonly atOpening: boolean;
  readonly run: (open: Open) => Promise<void>;
}

export interface LifecycleOptions<Open extends Running> {
  readonly open: () => Promise<Open>;
  readonly chores: readonly Chore<Open>[];
  /** Opens and closes once, to see whether it can be opened after a change. */
  readonly tryOpening: () => Promise<void>;
}

/**
 * Opens something at the first call that needs it, does its chores, closes it for a change, and opens
 * it again.
 */
export class Lifecycle<Open extends Running> {
  readonly #options: LifecycleOptions<Open>;
  readonly #open: Once<Open>;
  readonly #timers: NodeJS.Timeout[] = [];
  #reopening: Promise<void> = Promise.resolve();

  constructor(options: LifecycleOptions<Open>) {
    this.#options = options;
    this.#open = once(async () => {
      await this.#reopening;
      const opened = await options.open();
      for (const { atOpening, run } of options.chores) if (atOpening) await run(opened);
      for (const { everyMs, run } of options.chores) {
        this.#timers.push(setInterval(() => void run(opened), everyMs).unref());
      }
      return opened;
    });
  }

  /** Opened by the first call; what could not be opened is tried again at the next call. */
  get(): Promise<Open> {
    return this.#open.get();
  }

  /** Null where nothing is open. */
  opened(): Promise<Open | null> {
    return this.#open.opened();
  }

  /**
   * Closes, makes a change, and opens again at the next call. Calls meanwhile wait.
   * @param change returns how to undo it, where nothing can be opened after it.
   * @throws whatever `change` or the opening throws: then everything is as it was.
   */
  reopen(change: () => Promise<() => Promise<void>>): Promise<void> {
    const closing = [this.#open.opened(), this.#reopening] as const;
    this.#open.forget();
    this.#stopChores();
    const done = (async () => {
      const [opened] = await Promise.all(closing);
      await opened?.close();
      const undo = await change();
      try {
        await this.#options.tryOpening();
      } catch (error) {
        await undo();
        throw error;
      }
    })();
    // The caller hears of a failure; everybody else goes on with what is there.
    this.#reopening = done.catch(() => undefined);
    return done;
  }

  async close(): Promise<void> {
    this.#stopChores();
    await this.#reopening;
    await (await this.#open.opened())?.close();
    this.#stopChores();
  }

  #stopChores(): void {
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
  }
}
