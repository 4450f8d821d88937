import { sentenceOf } from './admin-session.svelte.js';

/** What a screen does for whoever asked: one thing at a time, and how it ended. */
export class Work {
  isBusy = $state(false);
  /** A sentence about what went wrong; empty for nothing. */
  fault = $state('');
  /** A sentence about what was done; empty for nothing. */
  done = $state('');

  /**
   * Does something, unless something else is under way.
   * @param work a text that it returns is what was done; what it throws is the fault.
   */
  async act(work: () => Promise<unknown>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.fault = this.done = '';
    try {
      const done = await work();
      if (typeof done === 'string') this.done = done;
    } catch (error) {
      this.fault = sentenceOf(error);
    } finally {
      this.isBusy = false;
    }
  }
}
