import type { AttendanceEvent, OutgoingEvent } from './events.js';
import type { Outcome } from './outcome.js';

/** The data about a person by which another system can find them. */
export interface Person {
  readonly subjectId: string;
  /** Employee number; null without one. */
  readonly number: string | null;
  readonly name: string | null;
  readonly email: string | null;
}

/** Looks up the people that events are about; null for somebody who was erased. */
export type PersonOf = (subjectId: string) => Person | null;

/** The person in another system, or why there is none. */
export type Mapped =
  { readonly remoteId: string } | { readonly remoteId: null; readonly reason: string };

/** Delivers events to another system. */
export interface Destination<Event extends OutgoingEvent = OutgoingEvent> {
  /** Name for people, such as `Odoo`. */
  readonly title: string;
  /**
   * Delivers one event. May be called again with the same event, also after the process died: the other
   * system then still has it once.
   * @returns the outcome; it never throws for what the other system or the network does.
   */
  send(event: Event, personOf: PersonOf): Promise<Outcome>;
}

/** Writes punches into an HR system. */
export interface Connector extends Destination<AttendanceEvent> {
  /**
   * Finds a person in the other system, and writes nothing there.
   * @throws Stopped if the system cannot be asked.
   */
  find(person: Person): Promise<Mapped>;
}
