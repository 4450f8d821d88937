import { Fault } from '../../../contract/fault.js';
import type { RosterState } from '../../../contract/calls/roster.js';

/** An import to be carried out. */
export interface RosterWork {
  readonly total: number;
  /** What the plan refused already. */
  readonly refused: RosterState['refused'];
  /**
   * Carries out one person; adds to `state` what was not taken. What it throws ends the import.
   * @returns null where nothing was done.
   */
  readonly one: (index: number, state: RosterState) => Promise<'added' | 'changed' | null>;
  /** Told how it ended, whichever way. */
  readonly end: (state: RosterState) => Promise<void>;
}

/** The one import that may be under way; it goes on whoever looks, and can be stopped. */
export class RosterRun {
  #state: RosterState = fresh('none', 0, []);
  #isCancelled = false;
  #ended: Promise<void> = Promise.resolve();

  get state(): RosterState {
    return this.#state;
  }

  /** Begins, and returns at once. @throws Fault `not-allowed` while another import is under way. */
  start(work: RosterWork): void {
    if (this.#state.state === 'running') {
      throw new Fault('not-allowed', 'An import is under way; wait for its end, or cancel it.');
    }
    this.#isCancelled = false;
    this.#state = fresh('running', work.total, work.refused);
    this.#ended = this.#run(work, this.#state);
  }

  /** Ends the import after the person that is being worked on. */
  cancel(): void {
    this.#isCancelled = true;
  }

  /** Cancels, and waits for the end. */
  async close(): Promise<void> {
    this.cancel();
    await this.#ended;
  }

  async #run(work: RosterWork, state: RosterState): Promise<void> {
    let outcome: RosterState['state'] = 'done';
    try {
      for (let index = 0; index < work.total; index++) {
        if (this.#isCancelled) {
          outcome = 'cancelled';
          break;
        }
        const kind = await work.one(index, state);
        if (kind === 'added') state.added += 1;
        if (kind === 'changed') state.changed += 1;
        state.done += 1;
      }
    } catch (error) {
      outcome = 'failed';
      state.problem = error instanceof Error ? error.message : String(error);
    }
    try {
      await work.end({ ...state, state: outcome });
    } catch (error) {
      outcome = 'failed';
      state.problem ??= error instanceof Error ? error.message : String(error);
    }
    state.state = outcome;
  }
}

function fresh(
  state: RosterState['state'],
  total: number,
  refused: RosterState['refused'],
): RosterState {
  const none = { done: 0, added: 0, changed: 0 };
  return { state, total, ...none, refused: [...refused], warnings: [], problem: null };
}
