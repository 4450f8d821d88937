import { SerialQueue } from './serial-queue.js';

/**
 * Runs tasks one at a time, like `SerialQueue`, with at most one waiting task per owner: an owner with
 * many tasks does not make the others wait for all of them.
 */
export class FairQueue {
  readonly #queue = new SerialQueue();
  readonly #queues = new WeakMap<object, SerialQueue>();

  /** Runs a task after the earlier ones of its owner. */
  run<Value>(owner: object, task: () => Promise<Value>): Promise<Value> {
    const own = this.#queues.get(owner) ?? new SerialQueue();
    this.#queues.set(owner, own);
    return own.run(() => this.#queue.run(task));
  }
}
