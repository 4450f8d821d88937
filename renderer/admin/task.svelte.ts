import { sentenceOf } from './admin-session.svelte.js';

/** Runs one action of a screen at a time and keeps its outcome for display. */
export class Task {
  isBusy = $state(false);
  /** Error message of the last action; empty if there was no error. */
  fault = $state('');
  /** Success message of the last action; empty if there is none. */
  done = $state('');

  /**
   * Runs an action, unless another one is still running.
   * @param action may return a success message; an error it throws becomes `fault`.
   */
  async run(action: () => Promise<unknown>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.fault = this.done = '';
    try {
      const done = await action();
      if (typeof done === 'string') this.done = done;
    } catch (error) {
      this.fault = sentenceOf(error);
    } finally {
      this.isBusy = false;
    }
  }
}
