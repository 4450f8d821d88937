import type { ConnectorSettings } from '../../contract/calls/connectors.js';
import type { Settings } from '../../contract/calls/settings.js';
import type { Journal } from '../attendance/journal/journal.js';
import { wallClock } from '../base/wall-clock.js';
import type { DeliveryStore } from './delivery/delivery-store.js';
import type { EventDays, EventSource, Portion } from './event-source.js';
import { eventId, type OutgoingEvent } from './events.js';
import { journalEvents } from './journal-events.js';

/** A line of the journal that was read. */
interface Place {
  readonly journal: Journal;
  readonly seq: number;
  readonly start: number;
}

/** Where each connector is in the journal's file, so that a run reads only what is new. */
export class JournalPlaces {
  readonly #places = new Map<string, Place>();

  /** The byte to read from; 0 after a start, and for another journal. */
  startOf(name: string, journal: Journal, seq: number): number {
    const place = this.#places.get(name);
    return place?.journal === journal && place.seq === seq ? place.start : 0;
  }

  set(name: string, place: Place): void {
    this.#places.set(name, place);
  }
}

/** The journal of a kiosk without a hub, as a source of events. */
export class JournalSource implements EventSource {
  constructor(
    private readonly data: { readonly journal: Journal; readonly settings: Settings },
    private readonly places: JournalPlaces,
  ) {}

  async *newPortions(
    { name, from }: ConnectorSettings,
    store: Pick<DeliveryStore, 'takenUpTo'>,
  ): AsyncGenerator<Portion> {
    const { journal, settings } = this.data;
    const { kioskId } = settings;
    const afterSeq = await store.takenUpTo(name, kioskId);
    // There are no new entries, so the journal need not be read.
    if (journal.head.seq <= afterSeq) return;
    const readFrom = this.places.startOf(name, journal, afterSeq);
    const { events, upTo, start } = await journalEvents(
      journal,
      { ...this.#range(from), afterSeq },
      readFrom,
    );
    yield { events, source: { name: kioskId, upTo } };
    this.places.set(name, { journal, seq: upTo, start });
  }

  async *eventsOf(
    { from }: ConnectorSettings,
    days: EventDays,
  ): AsyncGenerator<readonly OutgoingEvent[]> {
    const { journal } = this.data;
    const wanted = new Set<string>();
    for await (const entry of journal.entries()) {
      const day = wallClock(entry).slice(0, 10);
      if (day >= days.from && day <= days.to) wanted.add(eventId(entry));
    }
    const { events } = await journalEvents(journal, { ...this.#range(from), afterSeq: 0 });
    yield events.filter(({ id }) => wanted.has(id));
  }

  #range(fromDay: string) {
    return { fromDay, longestShiftMs: this.data.settings.longestShiftHours * 3_600_000 };
  }
}
