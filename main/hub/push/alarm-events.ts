import { hash } from 'node:crypto';
import type { ConnectorSettings } from '../../../contract/calls/connectors.js';
import type { DeliveryStore } from '../../connectors/delivery/delivery-store.js';
import type { Portion } from '../../connectors/event-source.js';
import type { AlarmEvent } from '../../connectors/events.js';
import type { HubDatabase } from '../database/open-database.js';

/** An alarm that is raised all the time, such as for wrong signatures, is sent again after an hour at the earliest. */
const againMs = 3_600_000;
/** Alarms that were last raised longer ago were sent, or have waited long enough for a webhook. */
const recentMs = 7 * 86_400_000;

/** The alarms that were raised since the last time. */
export async function* alarmPortions(
  db: HubDatabase,
  { name, from }: ConnectorSettings,
  store: Pick<DeliveryStore, 'takenUpTo'>,
  now = Date.now(),
): AsyncGenerator<Portion> {
  const rows = await db
    .selectFrom('alarms')
    .innerJoin('kiosks', 'kiosks.id', 'alarms.kiosk_id')
    .select(['alarms.kiosk_id', 'kind', 'about', 'sentence', 'last_at', 'kiosks.name'])
    .where('last_at', '>=', new Date(Math.max(Date.parse(from), now - recentMs)))
    .orderBy('last_at')
    .execute();
  for (const { kiosk_id, kind, about, sentence, last_at, name: kiosk } of rows) {
    const atMs = last_at.getTime();
    const which = hash('sha256', `${kiosk_id} ${kind} ${about}`);
    const source = `alarm:${which}`;
    const sentMs = await store.takenUpTo(name, source);
    if (sentMs > 0 && atMs - sentMs < againMs) continue;
    const event: AlarmEvent = { kind: 'alarm', id: `${kiosk}.${atMs}.${which}`, sentence, atMs };
    yield { events: [event], source: { name: source, upTo: atMs } };
  }
}
