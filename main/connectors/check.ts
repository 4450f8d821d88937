import type { ConnectorSettings } from '../../contract/calls/connectors.js';
import type { Input, Output } from '../../contract/contract.js';
import { Fault } from '../../contract/fault.js';
import { createDestination, requireUsable, type CreatedDestination } from './create-destination.js';
import type { Delivery, DeliveryStore } from './delivery/delivery-store.js';
import { dryRun } from './dry-run.js';
import type { AttendanceEvent, OutgoingEvent, Punch } from './events.js';
import { Stopped } from './outcome.js';
import { newEvents, personIn, type ConnectorData } from './send.js';
import { timeText } from './systems/time-text.js';

type Found = Output<'connectors.check'>;

/** A dry run of a connector: what waits, is new or has failed. @throws Fault `not-found`; as `SiteConnectors.destination`. */
export async function checkSaved(data: ConnectorData, name: string): Promise<Found> {
  const { connectors } = data;
  const made = await connectors.destination(name);
  const deliveries = await connectors.deliveries();
  const waiting = (await deliveries.list(name, 'waiting')).map(({ event }) => event);
  const events = await newEvents(data, connectors.find(name), deliveries);
  const dead = await deliveries.list(name, 'dead');
  const failed = dead.map((delivery) => failedDelivery(delivery, data));
  return { ...(await lookUp(data, made, [...waiting, ...events])), failed };
}

/**
 * A dry run with settings that are not saved, of everything since their first day.
 * @throws Fault `invalid-input` for settings that cannot work, and for a new key of OrangeHRM, because it works only
 *   once.
 */
export async function tryWithoutSaving(
  data: ConnectorData,
  { connector, secret, keepsSecret }: Input<'connectors.try'>,
): Promise<Found> {
  const { connectors } = data;
  if (keepsSecret === true) {
    const kept = await connectors.keptSecret(connector);
    requireUsable(connector, kept);
    return trial(
      data,
      connector,
      createDestination(connector, kept, connectors.tokensOf(connector.name)),
    );
  }
  if (connector.system === 'orangehrm') {
    throw new Fault(
      'invalid-input',
      'OrangeHRM replaces its key with each use, so a new key cannot be tried before it is saved. Save the connection, and then open it and try it.',
    );
  }
  const keys = [secret];
  // A webhook without a secret gets new ones when it is saved.
  if (connector.system !== 'webhook' || secret !== '') requireUsable(connector, { keys });
  return trial(
    data,
    connector,
    createDestination(connector, { keys }, () => Promise.resolve()),
  );
}

async function trial(
  data: ConnectorData,
  connector: ConnectorSettings,
  made: CreatedDestination,
): Promise<Found> {
  const nothing: Pick<DeliveryStore, 'takenUpTo'> = { takenUpTo: () => Promise.resolve(0) };
  const events = await newEvents(data, connector, nothing);
  return { ...(await lookUp(data, made, events)), failed: [] };
}

/** Looks up the people of events in the other system, and writes nothing. */
async function lookUp(
  data: ConnectorData,
  made: CreatedDestination,
  events: readonly OutgoingEvent[],
): Promise<Omit<Found, 'failed'>> {
  if (made.kind !== 'connector') {
    const toSend = made.kind === 'webhook' ? events.length : 0;
    return { toSend, unmapped: [], problem: null };
  }
  try {
    const all = events as readonly AttendanceEvent[];
    const { toSend, unmapped } = await dryRun(made.destination, all, personIn(data));
    return {
      toSend: toSend.length,
      unmapped: unmapped.map(({ subjectId, reason, events: entries }) => ({
        person: data.people.nameOf(subjectId),
        reason,
        entries,
      })),
      problem: null,
    };
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return { toSend: 0, unmapped: [], problem: error.outcome.reason };
  }
}

/** A delivery as the screen shows it. */
export function failedDelivery(
  { event, outcome }: Delivery,
  { people }: ConnectorData,
): Output<'connectors.check'>['failed'][number] {
  const punch = punchOf(event);
  return {
    entry: event.id,
    person: event.kind === 'alarm' ? null : people.nameOf(event.subjectId),
    what: event.kind === 'punch' ? event.punch.direction : event.kind,
    at: punch === null ? null : timeText(punch),
    reason: outcome !== null && 'reason' in outcome ? outcome.reason : '',
    byHand: outcome?.kind === 'refused' && outcome.byHand,
  };
}

function punchOf(event: OutgoingEvent): Punch | null {
  if (event.kind === 'punch') return event.punch;
  return event.kind === 'correction' ? (event.brings ?? event.withdraws) : null;
}
