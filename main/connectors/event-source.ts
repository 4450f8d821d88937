import type { ConnectorSettings } from '../../contract/calls/connectors.js';
import type { DeliveryStore, Source } from './delivery/delivery-store.js';
import type { OutgoingEvent } from './events.js';

/** Events in order, with the place up to which they are complete. */
export interface Portion {
  readonly events: readonly OutgoingEvent[];
  readonly source: Source;
}

/** Days on the wall clock, both included, such as `2026-03-01`. */
export interface EventDays {
  readonly from: string;
  readonly to: string;
}

/** Where the events for other systems come from: the journal of a kiosk without a hub, or the database of a hub. */
export interface EventSource {
  /** The new events since the last time, a portion at a time, so that a backlog of years is never in memory. */
  newPortions(
    settings: ConnectorSettings,
    store: Pick<DeliveryStore, 'takenUpTo'>,
  ): AsyncGenerator<Portion>;
  /** Events of the punches and corrections that were recorded on some days. */
  eventsOf(settings: ConnectorSettings, days: EventDays): AsyncGenerator<readonly OutgoingEvent[]>;
}

/** What a hub has in its database instead of the files of a kiosk. */
export interface HubQueue {
  readonly store: DeliveryStore;
  readonly source: EventSource;
}
