/**
 * How much to send at once: less after a time-out, so that a slow hub or connection can finish something, and more
 * again with each answer.
 */
export class BatchSize {
  #count: number;

  /** @param max the count to begin with. @param min at least 1. */
  constructor(
    private readonly max: number,
    private readonly min: number,
  ) {
    this.#count = max;
  }

  get count(): number {
    return this.#count;
  }

  timedOut(): void {
    this.#count = Math.max(this.min, Math.floor(this.#count / 4));
  }

  answered(): void {
    this.#count = Math.min(this.max, this.#count * 2);
  }
}
