import { Fault } from '../../../contract/fault.js';
import type { RosterState } from '../../../contract/calls/roster.js';
import { messageOf } from '../../base/message-of.js';

/** An import to run. */
export interface RosterWork {
  /** Number of people to import. */
  readonly total: number;
  /** Rows and photos that the plan refused. */
  readonly refused: RosterState['refused'];
  /** Files of no row. */
  readonly leftOut: RosterState['leftOut'];
  /**
   * Imports one person; adds what was refused to `state`. An error ends the import.
   * @param index 0 to `total` − 1.
   * @returns null if the person was not imported.
   */
  readonly importPerson: (index: number, state: RosterState) => Promise<'added' | 'changed' | null>;
  /** Called once with the final state, also after a failure. */
  readonly onEnd: (state: RosterState) => Promise<void>;
}

/** Runs one import at a time. It continues without a screen and can be cancelled. */
export class RosterRun {
  #state: RosterState = initialState('none', { total: 0, refused: [], leftOut: [] });
  #isCancelled = false;
  #ended: Promise<void> = Promise.resolve();

  get state(): RosterState {
    return this.#state;
  }

  /** Starts an import and returns at once. @throws Fault `not-allowed` while another import is running. */
  start(work: RosterWork): void {
    if (this.#state.state === 'running') {
      throw new Fault(
        'not-allowed',
        'An import is already running. Wait until it ends, or cancel it.',
      );
    }
    this.#isCancelled = false;
    this.#state = initialState('running', work);
    this.#ended = this.#run(work, this.#state);
  }

  /** Ends the import after the current person. */
  cancel(): void {
    this.#isCancelled = true;
  }

  /** Cancels the import and waits for its end. */
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
        const result = await work.importPerson(index, state);
        if (result === 'added') state.added += 1;
        if (result === 'changed') state.changed += 1;
        state.done += 1;
      }
    } catch (error) {
      outcome = 'failed';
      state.problem = messageOf(error);
    }
    try {
      await work.onEnd({ ...state, state: outcome });
    } catch (error) {
      outcome = 'failed';
      state.problem ??= messageOf(error);
    }
    state.state = outcome;
  }
}

function initialState(
  state: RosterState['state'],
  { total, refused, leftOut }: Pick<RosterWork, 'total' | 'refused' | 'leftOut'>,
): RosterState {
  const counts = { done: 0, added: 0, changed: 0 };
  return { state, total, ...counts, refused: [...refused], leftOut, warnings: [], problem: null };
}
