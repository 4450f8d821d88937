/**
 * Runs work for several callers at once: those who call while it runs share the next run, which starts after their
 * call and so includes what they changed before it.
 */
export class SharedRun {
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | null = null;

  constructor(private readonly work: () => Promise<void>) {}

  /** Resolves when a run has ended that started after this call. @throws errors of the work in that run. */
  run(): Promise<void> {
    this.#next ??= this.#start();
    return this.#next;
  }

  async #start(): Promise<void> {
    await this.#running.catch(() => undefined);
    this.#running = this.#next!;
    this.#next = null;
    await this.work();
  }
}
