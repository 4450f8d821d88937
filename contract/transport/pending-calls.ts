interface Waiting<Answer> {
  readonly what: string;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Calls that wait for an answer, by number: over a socket, or from a child process. */
export class PendingCalls<Answer> {
  readonly #waiting = new Map<number, Waiting<Answer>>();
  #lastId = 0;

  /**
   * Sends a call and waits for its answer.
   * @param what names the call for `rejectAll`.
   * @param send called with the call's number, which starts at 1.
   * @param timeoutMs the call is rejected after this time without an answer.
   * @param onTimeout returns the error for that; called when the call no longer waits.
   */
  add(
    what: string,
    send: (id: number) => void,
    timeoutMs: number,
    onTimeout: () => Error,
  ): Promise<Answer> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(onTimeout());
      }, timeoutMs);
      this.#waiting.set(id, { what, resolve, reject, timer });
      send(id);
    });
  }

  /** Does nothing if the call no longer waits. */
  resolve(id: number, answer: Answer): void {
    this.#take(id)?.resolve(answer);
  }

  reject(id: number, error: Error): void {
    this.#take(id)?.reject(error);
  }

  /** @param errorOf called with `what` of each call. */
  rejectAll(errorOf: (what: string) => Error): void {
    for (const [id, { what }] of [...this.#waiting]) this.reject(id, errorOf(what));
  }

  #take(id: number): Waiting<Answer> | undefined {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return undefined;
    clearTimeout(waiting.timer);
    this.#waiting.delete(id);
    return waiting;
  }
}
