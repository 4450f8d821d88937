/** The shortest and the longest wait for an answer, in ms: a batch on a slow line takes seconds, and an overloaded hub minutes. */
const [shortestMs, longestMs] = [30_000, 240_000];
/** An answer may take this many times as long as the last one. */
const spare = 4;

/**
 * How long to wait for an answer. It grows after a time-out: a hub that needs 40 s for a request would otherwise never
 * answer a client that hangs up after 30 s and asks again.
 */
export class AnswerLimit {
  #ms: number;

  /** @param firstMs the limit for the first request, and the shortest limit. */
  constructor(private readonly firstMs = shortestMs) {
    this.#ms = firstMs;
  }

  /** In whole ms, as timers need it. */
  get ms(): number {
    return Math.ceil(this.#ms);
  }

  timedOut(): void {
    this.#ms = Math.min(longestMs, this.#ms * 2);
  }

  /** @param tookMs without the time that the hub may hold a request. */
  answered(tookMs: number): void {
    // Reduce it step by step: the answer to a small request says little about a large one.
    const wantedMs = Math.max(this.#ms / 2, tookMs * spare);
    this.#ms = Math.min(longestMs, Math.max(this.firstMs, wantedMs));
  }
}
