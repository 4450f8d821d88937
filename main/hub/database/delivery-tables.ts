import type { Generated } from 'kysely';
import type { Instant, OptionalInstant } from './instants.js';

/* The tables of what goes to connectors and webhooks; see `schema.ts`. */

/** A connector or webhook that something was sent to. */
export interface DestinationTable {
  name: string;
  /** Of the deliveries so far. */
  last_number: Generated<number>;
  sent: Generated<number>;
  last_sent_at: OptionalInstant;
}

/** An event on its way to a destination. What was sent is deleted. */
export interface DeliveryTable {
  destination: string;
  event_id: string;
  /** Its place in the order of the destination. */
  number: number;
  /** As `orderKeyOf`: the person, or empty for none. */
  order_key: string;
  /** Another person that the event is about; null for none. */
  other_subject: string | null;
  /** JSON of an `OutgoingEvent`. */
  event: string;
  state: 'waiting' | 'dead';
  attempts: number;
  first_at: OptionalInstant;
  next_at: Instant;
  /** JSON of an `Outcome`; null before the first attempt. */
  outcome: string | null;
}

/** The position up to which a destination has taken the events of a source. */
export interface DeliverySourceTable {
  destination: string;
  source: string;
  up_to: number;
}
