/** Work that is done one after the other, in the order in which it was asked for. */
export class Turns {
  #latest: Promise<unknown> = Promise.resolve();

  /** Does something when all that was asked for before is over, whether it went well or not. */
  take<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#latest.then(work);
    this.#latest = turn.catch(() => undefined);
    return turn;
  }
}
