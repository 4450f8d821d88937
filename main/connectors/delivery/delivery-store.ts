import type { OutgoingEvent } from '../events.js';
import type { Outcome } from '../outcome.js';

/** One event for one destination. */
export interface Delivery {
  /** Which connector or webhook of the site. */
  readonly destination: string;
  readonly event: OutgoingEvent;
  /** `dead`: it was refused, or tried for too long; a person decides whether it is sent again. */
  readonly state: 'waiting' | 'dead';
  /** Attempts since it was added or sent again. */
  readonly attempts: number;
  /** Time of the first of them; null before. */
  readonly firstAtMs: number | null;
  /** Not tried before this time. */
  readonly nextAtMs: number;
  /** The outcome of the last attempt; null before the first. */
  readonly outcome: Outcome | null;
}

/** What an attempt changes. `sent` ends the delivery. */
export type Settlement =
  | { readonly state: 'sent' }
  | Pick<Delivery, 'state' | 'attempts' | 'firstAtMs' | 'nextAtMs' | 'outcome'>;

/** Where events for a destination came from, and up to which number. */
export interface Source {
  /** Such as a kiosk's id. */
  readonly name: string;
  readonly upTo: number;
}

export interface DeliverySummary {
  readonly waiting: number;
  readonly dead: number;
  readonly sent: number;
  /** Of the last success; null before the first. */
  readonly lastSentAtMs: number | null;
}

/**
 * The journal of deliveries, which the caller keeps: a hub in its database, a kiosk without a hub in a file. When a
 * function returns, its changes are on the disk.
 */
export interface DeliveryStore {
  /** Number of the last entry of a source that was added for a destination; 0 before the first. */
  takenUpTo(destination: string, source: string): Promise<number>;
  /**
   * Adds events in their order and remembers their source, both or nothing. Events that are still in the store
   * are not added again.
   */
  add(destination: string, events: readonly OutgoingEvent[], source: Source): Promise<void>;
  /**
   * The next deliveries: for each person the oldest that waits, if its time has come, so that each person's events
   * arrive in order. Dead ones do not delay the others. A time more than a day away counts as reached: no wait is that
   * long, so the clock was ahead when it was set.
   */
  due(destination: string, nowMs: number, limit: number): Promise<Delivery[]>;
  settle(delivery: Delivery, settlement: Settlement): Promise<void>;
  /** Up to `limit` deliveries in a state, the oldest first; all by default. */
  list(destination: string, state: Delivery['state'], limit?: number): Promise<Delivery[]>;
  /**
   * Makes dead deliveries wait again, and waiting ones due now.
   * @param eventIds all if null. @returns the number of dead ones.
   */
  sendAgain(destination: string, eventIds: readonly string[] | null): Promise<number>;
  summary(destination: string): Promise<DeliverySummary>;
  /** Takes all events from their sources again; the destination then recognises those that it already has. */
  startOver(destination: string): Promise<void>;
  /** Removes a destination, with its unsent deliveries. */
  remove(destination: string): Promise<void>;
  /** Erases everything about a person. */
  forget(subjectId: string): Promise<void>;
}
