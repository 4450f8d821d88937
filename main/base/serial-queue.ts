/** Runs tasks one at a time, in the order in which they were added. */
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs a task after all earlier ones have ended, even if they failed. */
  run<Value>(task: () => Promise<Value>): Promise<Value> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Resolves when all tasks added so far have ended. */
  async settled(): Promise<void> {
    await this.#last;
  }
}

/** One queue per key, such as a path. Tasks with different keys run at the same time. */
export class QueuesByKey {
  readonly #queues = new Map<string, { readonly queue: SerialQueue; tasks: number }>();

  /** Runs a task after all earlier ones with the same key have ended. */
  async run<Value>(key: string, task: () => Promise<Value>): Promise<Value> {
    const entry = this.#queues.get(key) ?? { queue: new SerialQueue(), tasks: 0 };
    this.#queues.set(key, entry);
    entry.tasks += 1;
    try {
      return await entry.queue.run(task);
    } finally {
      entry.tasks -= 1;
      if (entry.tasks === 0) this.#queues.delete(key);
    }
  }
}
