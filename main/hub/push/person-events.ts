import { hash } from 'node:crypto';
import type { ConnectorSettings } from '../../../contract/calls/connectors.js';
import type { DeliveryStore } from '../../connectors/delivery/delivery-store.js';
import type { Portion } from '../../connectors/event-source.js';
import type { PersonEvent } from '../../connectors/events.js';
import type { HubDatabase } from '../database/open-database.js';
import type { HubSite } from '../site.js';

/** Changes that are read at once. */
const pageRows = 500;
/** Source of the versions of people. */
export const peopleSource = 'people';

/** Each person is a source of their own, to know who was added before. */
export function personSource(subjectId: string): string {
  return `person:${subjectId}`;
}

/**
 * Each change of a person since the last time, by version. `added` is the first message about a person to this webhook.
 * If the process is killed, the latest changes come again, with the same ids.
 */
export async function* personPortions(
  db: HubDatabase,
  site: HubSite,
  { name, from }: ConnectorSettings,
  store: Pick<DeliveryStore, 'takenUpTo'>,
): AsyncGenerator<Portion> {
  for (let after = await store.takenUpTo(name, peopleSource); ;) {
    const rows = await db
      .selectFrom('roster')
      .selectAll()
      .where('kind', '=', 'person')
      .where('version', '>', after)
      .orderBy('version')
      .limit(pageRows)
      .execute();
    if (rows.length === 0) return;
    const { register } = (await site.data()).people.store;
    for (const row of rows) {
      const { subject_id: subjectId, version, digest, changed_at: at } = row;
      if (at.getTime() < Date.parse(from)) continue;
      const own = personSource(subjectId);
      const known = await store.takenUpTo(name, own);
      if (known >= version) continue;
      const hasLeft = register.find(subjectId)?.purgeAt !== undefined;
      const event: PersonEvent = {
        kind: 'person',
        id: `people.${version}.${hash('sha256', `${subjectId} ${version} ${digest ?? ''}`)}`,
        subjectId,
        change: digest === null ? 'erased' : hasLeft ? 'left' : known === 0 ? 'added' : 'changed',
        atMs: at.getTime(),
      };
      yield { events: [event], source: { name: own, upTo: version } };
    }
    after = rows.at(-1)!.version;
    yield { events: [], source: { name: peopleSource, upTo: after } };
  }
}
