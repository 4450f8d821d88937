import type { ConnectorSettings } from '../../../contract/calls/connectors.js';
import type { DeliveryStore } from '../../connectors/delivery/delivery-store.js';
import type { EventDays, EventSource, HubQueue, Portion } from '../../connectors/event-source.js';
import type { OutgoingEvent } from '../../connectors/events.js';
import type { HubDatabase } from '../database/open-database.js';
import { lastPosition, numberArrivals } from '../rest/arrivals.js';
import type { HubSite } from '../site.js';
import { alarmPortions } from './alarm-events.js';
import { attendanceEvents } from './attendance-events.js';
import { DatabaseStore } from './database-store.js';
import { entriesOfArrivals, entriesOfDays } from './pushed-entries.js';
import { personPortions } from './person-events.js';

/** Arrivals that are read at a time: 20 requests of kiosks, so at most 10,000 entries. */
const arrivalsAtOnce = 20;
/** Source of the positions of arrivals. */
const arrivals = 'arrivals';

/**
 * The events of a hub. Attendance comes in the order of arrival, by positions of which a reader never misses one;
 * people and alarms, which only webhooks get, by their versions and times.
 */
export class HubSource implements EventSource {
  constructor(
    private readonly db: HubDatabase,
    private readonly site: HubSite,
  ) {}

  async *newPortions(
    settings: ConnectorSettings,
    store: Pick<DeliveryStore, 'takenUpTo'>,
  ): AsyncGenerator<Portion> {
    const { name } = settings;
    let after = await store.takenUpTo(name, arrivals);
    for (let isMore = true; isMore;) {
      isMore = await numberArrivals(this.db);
      const end = await lastPosition(this.db);
      while (after < end) {
        const upTo = Math.min(end, after + arrivalsAtOnce);
        const entries = await entriesOfArrivals(this.db, after, upTo, settings.from);
        const events = await attendanceEvents(this.db, entries, await this.#rules(settings));
        yield { events, source: { name: arrivals, upTo } };
        after = upTo;
      }
    }
    if (settings.system !== 'webhook') return;
    yield* personPortions(this.db, this.site, settings, store);
    yield* alarmPortions(this.db, settings, store);
  }

  async *eventsOf(
    settings: ConnectorSettings,
    days: EventDays,
  ): AsyncGenerator<readonly OutgoingEvent[]> {
    const rules = await this.#rules(settings);
    for await (const entries of entriesOfDays(this.db, days)) {
      yield await attendanceEvents(this.db, entries, rules);
    }
  }

  async #rules({ from: fromDay }: ConnectorSettings) {
    const { settings } = await this.site.data();
    return { fromDay, longestShiftMs: settings.longestShiftHours * 3_600_000 };
  }
}

/** The queue of a hub, for the connectors of its desk. */
export function hubQueue(db: HubDatabase, site: HubSite): HubQueue {
  return { store: new DatabaseStore(db), source: new HubSource(db, site) };
}
