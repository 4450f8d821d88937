import type { ConnectorSettings } from '../../contract/calls/connectors.js';
import type { Output } from '../../contract/contract.js';
import type { Settings } from '../../contract/calls/settings.js';
import { isFault } from '../../contract/fault.js';
import type { AuditLog } from '../access/audit-log.js';
import type { Journal } from '../attendance/journal/journal.js';
import type { People } from '../people/records/people.js';
import type { PersonOf } from './connector.js';
import { deliver } from './delivery/deliver.js';
import type { DeliveryStore } from './delivery/delivery-store.js';
import type { EventDays, EventSource } from './event-source.js';
import type { OutgoingEvent } from './events.js';
import { JournalSource } from './journal-source.js';
import type { SiteConnectors } from './site-connectors.js';

/** How often a running kiosk looks for punches to send, in milliseconds. */
export const sendCheckMs = 120_000;

/** How often a hub does, in milliseconds: it looks by an index, and other systems wait for it. */
export const hubSendCheckMs = 5_000;

/** The parts of an opened data folder that the connectors use. */
export interface ConnectorData {
  readonly settings: Settings;
  readonly journal: Journal;
  readonly people: People;
  readonly connectors: SiteConnectors;
  readonly audit: AuditLog;
}

/** Sends what is due for one connector. @throws Fault `not-found`; as `SiteConnectors.destination`. */
export async function send(
  data: ConnectorData,
  name: string,
  again: boolean,
): Promise<Output<'connectors.send'>> {
  const { connectors } = data;
  const made = await connectors.destination(name);
  if (made.kind === 'people') {
    const stopped = 'Rollcall only reads people from this connector.';
    return { sent: 0, alreadyThere: 0, waiting: 0, failed: 0, stopped };
  }
  const store = await connectors.deliveries();
  const source = await sourceOf(data);
  for await (const portion of source.newPortions(connectors.find(name), store)) {
    if (connectors.signal.aborted) break;
    await store.add(name, portion.events, portion.source);
  }
  if (again) await store.sendAgain(name, null);
  const { dead, ...report } = await deliver({
    ...{ store, id: name, personOf: personIn(data), signal: connectors.signal },
    destination: made.destination,
  });
  return { ...report, failed: dead };
}

/** Where the events come from. */
async function sourceOf(data: ConnectorData): Promise<EventSource> {
  const { connectors } = data;
  return (await connectors.queue())?.source ?? new JournalSource(data, connectors.places);
}

/** At most this many events are looked at before they are sent, so that a check of years ends. */
const maxChecked = 10_000;

/** The events since the last time; they are only read. @param store says when that was. */
export async function newEvents(
  data: ConnectorData,
  settings: ConnectorSettings,
  store: Pick<DeliveryStore, 'takenUpTo'>,
): Promise<OutgoingEvent[]> {
  const events: OutgoingEvent[] = [];
  for await (const portion of (await sourceOf(data)).newPortions(settings, store)) {
    events.push(...portion.events);
    if (events.length >= maxChecked) break;
  }
  return events.slice(0, maxChecked);
}

/**
 * Sends the entries of some days again. The other system recognises those that it has.
 * @returns the number of events; those that still wait are not counted twice.
 * @param days the first is not after the last.
 * @throws Fault `not-found`.
 */
export async function replay(data: ConnectorData, name: string, days: EventDays): Promise<number> {
  const { connectors } = data;
  const settings = connectors.find(name);
  const store = await connectors.deliveries();
  let count = 0;
  for await (const events of (await sourceOf(data)).eventsOf(settings, days)) {
    await store.add(name, events, { name: 'replay', upTo: 0 });
    count += events.length;
  }
  return count;
}

/** Looks people up as they are now. */
export function personIn({ people, journal }: ConnectorData): PersonOf {
  return (given) => {
    // The record may have been merged into another one meanwhile.
    const subjectId = journal.facts.subjectOf(given);
    const { name, number, email } = people.detailsOf(subjectId);
    // Someone who was erased has no name.
    return name === null ? null : { subjectId, name, number, email };
  };
}

/**
 * Sends what is due for all connectors, one after another.
 * @param notify called with a sentence when a connector stops, and not again for the same reason.
 */
export async function sendDue(
  data: ConnectorData,
  notify: (sentence: string) => void,
): Promise<void> {
  const { connectors } = data;
  for (const { name, system } of connectors.list()) {
    if (system === 'csv') continue;
    const { signal } = connectors;
    const isEnding = (): boolean => signal.aborted;
    if (isEnding()) return;
    const { stopped, works } = await connectors.runs.run(async () => {
      try {
        const report = await send(data, name, false);
        return { stopped: report.stopped, works: report.sent + report.alreadyThere > 0 };
      } catch (error) {
        if (!isFault(error)) throw error;
        return { stopped: error.message, works: false };
      }
    });
    // The run was ended early, so it says nothing about the other system.
    if (isEnding()) continue;
    if (works) connectors.isNewReason(name, null);
    if (stopped !== null && connectors.isNewReason(name, stopped)) notify(`${name}: ${stopped}`);
  }
}
