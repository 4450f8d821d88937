import type { Mapped, Person } from '../connector.js';
import type { Moment, Punch } from '../events.js';

/** A stint in the form of another system: one record with both times. */
export interface Stint {
  readonly remoteId: string;
  /** Milliseconds since 1970, UTC. */
  readonly inMs: number;
  /** Null while the person is in. */
  readonly outMs: number | null;
  /** Text with a line for each punch, as `noteOf`; empty if the system keeps none. */
  readonly note: string;
}

/** The result of a change in a system. */
export type Ability = 'done' | 'impossible';

/**
 * A system that keeps each stint as one record with both times. Its functions make one or two requests and
 * throw `Stopped` if they fail; `storeStints` decides what to call.
 */
export interface StintSystem {
  /** Name for people. */
  readonly title: string;
  /** Two times that are less than this apart are the same for the system, which rounds them; milliseconds. */
  readonly resolutionMs: number;
  find(person: Person): Promise<Mapped>;
  /** Stints of a person that may have begun or ended at a moment. The result may include others. */
  around(remoteId: string, moment: Moment, side: 'in' | 'out'): Promise<readonly Stint[]>;
  /**
   * Adds a stint.
   * @param until its end, if it is known already; a system may leave it open nevertheless.
   * @returns the id of the record.
   */
  begin(remoteId: string, punch: Punch, until: Moment | null): Promise<string | null>;
  /** Ends an open stint. */
  end(remoteId: string, stint: Stint, punch: Punch): Promise<void>;
  /** Changes one time of a stint. @param side a time that the stint has. */
  move(remoteId: string, stint: Stint, side: 'in' | 'out', punch: Punch): Promise<Ability>;
  /** Removes the end of a stint. */
  reopen(remoteId: string, stint: Stint): Promise<Ability>;
  /** Removes a stint. */
  remove(remoteId: string, stint: Stint): Promise<Ability>;
}

/** A line in the note of a stint that names one of its punches. */
export function noteOf({ mark }: Moment, side: 'in' | 'out'): string {
  return `Rollcall ${side} ${mark}`;
}
