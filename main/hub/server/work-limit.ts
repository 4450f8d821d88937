/** Limits for the work that the hub does at the same time. */
export interface WorkLimits {
  /** Requests that run at the same time. */
  readonly maxRunning: number;
  /** Longest wait for a turn, in ms. */
  readonly maxWaitMs: number;
}

/** Two of the database's eight connections stay free for the desk. The wait is a third of a kiosk's time limit. */
const workLimits: WorkLimits = { maxRunning: 6, maxWaitMs: 10_000 };
/** Weight of the latest request in the average. */
const newest = 0.2;

/** The hub has too much to do, or the client has hung up: nothing was done. */
export class TooBusy {
  /** @param retryAfterMs when the hub expects to have finished the work that waits now. */
  constructor(readonly retryAfterMs: number) {}
}

/**
 * Limits the requests that run at the same time. The others wait for their turn; a request that would wait too long is
 * refused immediately. A request whose client has hung up is not begun, because the client sends it again. A request
 * that was begun is always finished, so that an overloaded hub makes progress.
 */
export class WorkLimit {
  readonly #limits: WorkLimits;
  /** When each running work began, the oldest first. */
  readonly #running = new Set<{ readonly startedMs: number; readonly done: Promise<unknown> }>();
  /**
   * Places in use, including those of work that is about to begin: a place is handed on and is never free in between.
   */
  #turns = 0;
  /** Called with true when it is their turn, oldest first. */
  readonly #waiting = new Set<(isTurn: boolean) => void>();
  #averageMs = 0;

  constructor(limits: Partial<WorkLimits> = {}) {
    this.#limits = { ...workLimits, ...limits };
  }

  /** Runs work in its turn. @param hungUp aborted when the client has hung up. */
  async run<Value>(work: () => Promise<Value>, hungUp: AbortSignal): Promise<Value | TooBusy> {
    if (hungUp.aborted) return new TooBusy(this.#aheadMs());
    if (this.#turns < this.#limits.maxRunning) this.#turns += 1;
    else if (!(await this.#turn(hungUp))) return new TooBusy(this.#aheadMs());
    const startedMs = performance.now();
    const done = work();
    const one = { startedMs, done };
    this.#running.add(one);
    try {
      return await done;
    } finally {
      this.#running.delete(one);
      this.#averageMs += newest * (performance.now() - startedMs - this.#averageMs);
      const [next] = this.#waiting;
      if (next === undefined) this.#turns -= 1;
      else next(true);
    }
  }

  /** Waits for the work that has begun: it needs the database. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#running].map(({ done }) => done));
  }

  /** Waits. @returns false if it takes too long, or the client has hung up. */
  #turn(hungUp: AbortSignal): Promise<boolean> {
    const { maxWaitMs } = this.#limits;
    if (this.#aheadMs() > maxWaitMs) return Promise.resolve(false);
    return new Promise((resolve) => {
      const end = (isTurn: boolean): void => {
        clearTimeout(timer);
        hungUp.removeEventListener('abort', giveUp);
        this.#waiting.delete(end);
        resolve(isTurn);
      };
      const giveUp = (): void => {
        end(false);
      };
      const timer = setTimeout(giveUp, maxWaitMs);
      hungUp.addEventListener('abort', giveUp);
      this.#waiting.add(end);
    });
  }

  /** How long a request that arrives now has to wait, roughly. */
  #aheadMs(): number {
    const [oldest] = this.#running;
    const runningMs = oldest === undefined ? 0 : performance.now() - oldest.startedMs;
    const eachMs = Math.max(this.#averageMs, runningMs);
    return (eachMs * (this.#waiting.size + 1)) / this.#limits.maxRunning;
  }
}
