/** Work that is done one piece after the other, in the order in which it was asked for. */
export class InTurn {
  #latest: Promise<unknown> = Promise.resolve();

  /** Does a piece of work once everything before it has ended, whether it succeeded or not. */
  run<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#latest.then(work);
    this.#latest = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves once everything asked for so far has ended. */
  async settled(): Promise<void> {
    await this.#latest;
  }
}
