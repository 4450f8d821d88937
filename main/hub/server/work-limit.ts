/** What the hub works on at once. */
export interface WorkLimits {
  /** Requests that are worked on at once. */
  readonly maxRunning: number;
  /** Longest wait for a turn, in ms. */
  readonly maxWaitMs: number;
}

/** Two of the database's eight connections stay free for the desk. A third of the time after which a kiosk hangs up. */
const workLimits: WorkLimits = { maxRunning: 6, maxWaitMs: 10_000 };
/** Part of the latest request in the average. */
const newest = 0.2;

/** The hub has too much to do, or the client has hung up: nothing was done. */
export class TooBusy {
  /** @param retryAfterMs until the hub expects to have done what waits now. */
  constructor(readonly retryAfterMs: number) {}
}

/**
 * Limits the requests that the hub works on at once. The others wait for their turn, and those that would wait too long
 * are refused at once. A request whose client has hung up is not begun: the client sends it again. What was begun is
 * done to the end, so that an overloaded hub gets on with each request that it begins.
 */
export class WorkLimit {
  readonly #limits: WorkLimits;
  /** When each running work began, the oldest first. */
  readonly #running = new Set<{ readonly startedMs: number; readonly done: Promise<unknown> }>();
  /** Turns that are taken, also by work that is about to begin: a turn is handed on, and is never free in between. */
  #turns = 0;
  /** Called with true when it is their turn, oldest first. */
  readonly #waiting = new Set<(isTurn: boolean) => void>();
  #averageMs = 0;

  constructor(limits: Partial<WorkLimits> = {}) {
    this.#limits = { ...workLimits, ...limits };
  }

  /** Runs work when it is its turn. @param hungUp aborted when the client has hung up. */
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

  /** Waits for the work that was begun: it needs the database. */
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

  /** About how long a request has to wait that comes now. */
  #aheadMs(): number {
    const [oldest] = this.#running;
    const runningMs = oldest === undefined ? 0 : performance.now() - oldest.startedMs;
    const eachMs = Math.max(this.#averageMs, runningMs);
    return (eachMs * (this.#waiting.size + 1)) / this.#limits.maxRunning;
  }
}
