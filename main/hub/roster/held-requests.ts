/** Punches within this time wake the waiting kiosks once, in ms. */
const punchMs = 500;

/** Requests of kiosks that the hub holds until there is news. */
export class HeldRequests {
  readonly #waiting = new Set<() => void>();
  #punchTimer: NodeJS.Timeout | null = null;
  #wakes = 0;

  /** Increases with each wake-up, so that none is missed between looking for changes and waiting. */
  get wakes(): number {
    return this.#wakes;
  }

  /** Lets the held requests look for changes. */
  wake(): void {
    this.#wakes += 1;
    for (const look of this.#waiting) look();
  }

  /** Kiosks get punches of other doors soon, but in a rush hour several together. */
  punched(): void {
    if (this.#punchTimer !== null) return;
    this.#punchTimer = setTimeout(() => {
      this.#punchTimer = null;
      this.wake();
    }, punchMs).unref();
  }

  /** Waits for the next wake-up. @param atMostMs how long at most. */
  news(atMostMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, atMostMs);
      this.#waiting.add(done);
    });
  }

  /** Ends the waiting of all requests. */
  close(): void {
    if (this.#punchTimer !== null) clearTimeout(this.#punchTimer);
    this.wake();
  }
}
