import type { Output } from '../../contract/contract.js';
import type { Settings } from '../../contract/calls/settings.js';
import { isFault } from '../../contract/fault.js';
import type { AuditLog } from '../access/audit-log.js';
import type { Directory } from '../attendance/directory.js';
import type { Journal } from '../attendance/journal/journal.js';
import type { PersonOf } from './connector.js';
import { deliver } from './delivery/deliver.js';
import type { KnownHere } from './directory/compare-people.js';
import { journalEvents, type JournalEvents } from './journal-events.js';
import type { SiteConnectors } from './site-connectors.js';

/** How often a running kiosk looks for punches to send, in milliseconds. */
export const sendCheckMs = 120_000;

/** The parts of an opened data folder that the connectors use. */
export interface ConnectorData {
  readonly settings: Settings;
  readonly journal: Journal;
  readonly people: Omit<Directory, 'list'> & {
    /** `purgeAt` is set for people who have left. */
    list(): readonly (KnownHere & { readonly purgeAt: string | null })[];
  };
  readonly connectors: SiteConnectors;
  readonly audit: AuditLog;
}

/** Sends what is due for one connector. @throws Fault `not-found`; as `SiteConnectors.destination`. */
export async function send(
  data: ConnectorData,
  name: string,
  again: boolean,
): Promise<Output<'connectors.send'>> {
  const { connectors, settings } = data;
  const made = await connectors.destination(name);
  if (made.kind === 'people') {
    const stopped = 'Rollcall only reads people from this connector.';
    return { sent: 0, alreadyThere: 0, waiting: 0, failed: 0, stopped };
  }
  const store = await connectors.deliveries();
  const { events, upTo } = await newEvents(data, name);
  if (upTo > (await store.takenUpTo(name, settings.kioskId))) {
    await store.add(name, events, { name: settings.kioskId, upTo });
  }
  if (again) await store.sendAgain(name, null);
  const { dead, ...report } = await deliver({
    ...{ store, id: name, personOf: personIn(data), signal: connectors.signal },
    destination: made.destination,
  });
  return { ...report, failed: dead };
}

/** What came to the journal since the last time. */
export async function newEvents(
  { connectors, journal, settings }: ConnectorData,
  name: string,
): Promise<JournalEvents> {
  const store = await connectors.deliveries();
  const afterSeq = await store.takenUpTo(name, settings.kioskId);
  // Nothing came, so the journal need not be read.
  if (journal.head.seq <= afterSeq) return { events: [], upTo: afterSeq };
  return journalEvents(journal, {
    afterSeq,
    fromDay: connectors.find(name).from,
    longestShiftMs: settings.longestShiftHours * 3_600_000,
  });
}

/** Looks people up as they are now. */
export function personIn({ people, journal }: ConnectorData): PersonOf {
  return (given) => {
    // The record may have been merged into another one meanwhile.
    const subjectId = journal.table.subjectOf(given);
    const { name, number, email } = people.detailsOf(subjectId);
    // Someone who was erased has no name.
    return name === null ? null : { subjectId, name, number, email };
  };
}

/**
 * Sends what is due for all connectors, one after the other.
 * @param notify called with a sentence when a connector stops, and not again for the same reason.
 */
export async function sendDue(
  data: ConnectorData,
  notify: (sentence: string) => void,
): Promise<void> {
  const { connectors } = data;
  for (const { name, system } of connectors.list()) {
    if (system === 'csv') continue;
    const { stopped, works } = await connectors.runs.run(async () => {
      try {
        const report = await send(data, name, false);
        return { stopped: report.stopped, works: report.sent + report.alreadyThere > 0 };
      } catch (error) {
        if (!isFault(error)) throw error;
        return { stopped: error.message, works: false };
      }
    });
    if (works) connectors.isNewReason(name, null);
    if (stopped !== null && connectors.isNewReason(name, stopped)) notify(`${name}: ${stopped}`);
  }
}
