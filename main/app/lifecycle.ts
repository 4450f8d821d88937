import { Fault } from '../../contract/fault.js';
import { once, type Once } from '../base/once.js';

/** A resource that is opened at the first call and closed at the end. */
interface Running {
  close(): Promise<void>;
}

/** Regular work while a resource is open. It reports its own failures. */
export interface Chore<Open extends Running> {
  readonly everyMs: number;
  /** True: the work is also part of opening, so that calls wait for it. */
  readonly atOpening: boolean;
  readonly run: (open: Open) => Promise<void>;
}

export interface LifecycleOptions<Open extends Running> {
  readonly open: () => Promise<Open>;
  readonly chores: readonly Chore<Open>[];
  /** Opens and closes the resource, to check that it can be opened after a change. */
  readonly tryOpening: () => Promise<void>;
}

/**
 * Opens a resource at the first call that needs it, runs its chores, closes it for changes, and opens it
 * again.
 */
export class Lifecycle<Open extends Running> {
  readonly #options: LifecycleOptions<Open>;
  readonly #open: Once<Open>;
  readonly #timers: NodeJS.Timeout[] = [];
  /** Counts closings. The chores of an opening that was closed while it was under way do not begin. */
  #closings = 0;
  #reopening: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(options: LifecycleOptions<Open>) {
    this.#options = options;
    this.#open = once(async () => {
      const closings = this.#closings;
      await this.#reopening;
      // Nothing would close it any more.
      this.#checkOpen();
      const opened = await options.open();
      for (const { atOpening, run } of options.chores) if (atOpening) await run(opened);
      if (this.#closings > closings) return opened;
      for (const { everyMs, run } of options.chores) {
        this.#timers.push(setInterval(() => void run(opened), everyMs).unref());
      }
      return opened;
    });
  }

  /** Opens the resource at the first call. After a failure, the next call tries again. @throws Fault `cancelled` after `close`. */
  get(): Promise<Open> {
    return this.#open.get();
  }

  /** The resource, or null if it is not open. */
  opened(): Promise<Open | null> {
    return this.#open.opened();
  }

  /**
   * Closes the resource and makes a change; the next call opens it again. Calls wait meanwhile.
   * @param change returns a function that undoes it, for the case that opening fails.
   * @throws the error of `change`, or that of opening, after which the change was undone; Fault `cancelled` after `close`.
   */
  async reopen(change: () => Promise<() => Promise<void>>): Promise<void> {
    this.#checkOpen();
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
    // The caller gets the error; other calls continue with the unchanged resource.
    this.#reopening = done.catch(() => undefined);
    await done;
  }

  /** Waits for an opening or a change that is under way, and closes the resource for good. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stopChores();
    await this.#reopening;
    await (await this.#open.opened())?.close();
  }

  #checkOpen(): void {
    if (this.#isClosed) throw new Fault('cancelled', 'Rollcall is closing. Start it again.');
  }

  #stopChores(): void {
    this.#closings += 1;
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
  }
}
