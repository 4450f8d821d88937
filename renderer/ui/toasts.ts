import { writable, type Readable } from 'svelte/store';

/** A short message that disappears automatically. */
export interface Toast {
  readonly id: number;
  readonly text: string;
}

/** Long enough to read two lines: 200 words a minute, and a second to notice. */
const shownMs = 6_000;

/**
 * Messages that something was done, above every screen. For what a person must keep, such as a new code, use an
 * Alert, which stays.
 */
export class Toasts {
  readonly #list = writable<readonly Toast[]>([]);
  /** Oldest first. */
  readonly list: Readable<readonly Toast[]> = { subscribe: this.#list.subscribe };
  #count = 0;
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

  show(text: string): void {
    const id = (this.#count += 1);
    // The same message twice says no more than once.
    this.#list.update((list) => [...list.filter((toast) => toast.text !== text), { id, text }]);
    this.#leaveLater(id);
  }

  /** A person reads or reaches for it: it stays until they move away. */
  hold(id: number): void {
    clearTimeout(this.#timers.get(id));
  }

  release(id: number): void {
    this.hold(id);
    this.#leaveLater(id);
  }

  dismiss(id: number): void {
    this.hold(id);
    this.#timers.delete(id);
    this.#list.update((list) => list.filter((toast) => toast.id !== id));
  }

  #leaveLater(id: number): void {
    const timer = setTimeout(() => {
      this.dismiss(id);
    }, shownMs);
    this.#timers.set(id, timer);
  }
}
