/** One kind of work with the hub, and when it may be tried again. */
export class Attempts {
  running: Promise<void> | null = null;
  failures = 0;
  nextMs = 0;

  /**
   * Runs a task, unless it is running, or it is too early to try again.
   * @param failed called with the error. @returns the pause before the next attempt, in ms.
   */
  start(task: () => Promise<void>, failed: (error: unknown) => Promise<number>): void {
    if (this.running !== null || performance.now() < this.nextMs) return;
    this.running = task()
      .then(
        () => {
          this.failures = 0;
        },
        async (error: unknown) => {
          this.failures += 1;
          this.nextMs = performance.now() + (await failed(error));
        },
      )
      .finally(() => {
        this.running = null;
      });
  }
}
