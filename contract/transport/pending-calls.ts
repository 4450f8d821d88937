interface Waiting<Answer> {
  readonly what: string;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Calls that were sent and not answered yet, by number: over a socket, or to a child process. */
export class PendingCalls<Answer> {
  readonly #waiting = new Map<number, Waiting<Answer>>();
  #lastId = 0;

  /**
   * Sends a call and waits for its answer.
   * @param what is asked for, to be named where everything waiting is rejected.
   * @param send given the call's number, 1 upwards.
   * @param limitMs an answer later than this is not waited for.
   * @param onLimit called then, when the call waits no more; returns what it is rejected with.
   */
  add(
    what: string,
    send: (id: number) => void,
    limitMs: number,
    onLimit: () => Error,
  ): Promise<Answer> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(onLimit());
      }, limitMs);
      this.#waiting.set(id, { what, resolve, reject, timer });
      send(id);
    });
  }

  /** Hands an answer to its call; nothing happens where that call waits no more. */
  resolve(id: number, answer: Answer): void {
    this.#take(id)?.resolve(answer);
  }

  reject(id: number, error: Error): void {
    this.#take(id)?.reject(error);
  }

  /** @param errorOf makes the error for what a call asked for. */
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
