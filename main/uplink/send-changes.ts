import type { SerialQueue } from '../base/serial-queue.js';
import type { HubClient } from '../link/hub-client.js';
import type { PersonChange } from '../link/roster-messages.js';
import type { PeopleStore } from '../people/records/people-store.js';
import { sharedPerson } from '../people/shared/share-person.js';
import { askHub } from './ask-hub.js';
import type { HubPeople } from './hub-people.js';
import type { Link } from './link-files.js';
import type { LocalChange } from './local-change.js';

/** About as many bytes in one request. */
const maxBytes = 1_500_000;

/** The results of changes that were sent; null if the hub did not sign them. */
export type Sent = { readonly remaining: number; readonly duplicates: readonly string[] } | null;

export interface SendingOptions {
  /** Id of this kiosk. */
  readonly kiosk: string;
  /** Of the hub, as `PublicKeys.seal`. */
  readonly sealKey: string;
  /** For everything that reads or changes `people`; it is free while the hub works. */
  readonly queue: SerialQueue;
  /** Changes in one request, at most. */
  readonly limit: number;
  /** Called when the hub has answered, before that is noted. */
  readonly answered: () => Promise<void>;
}

/**
 * Sends the hub the changes made here, as many as fit into one request, and records what the hub has then.
 * @throws as `HubClient.send`; Fault as `HubPeople.sent`.
 */
export async function sendChanges(
  people: HubPeople,
  store: PeopleStore,
  client: HubClient,
  link: Link,
  { kiosk, sealKey, queue, limit, answered }: SendingOptions,
): Promise<Sent> {
  const waiting = await queue.run(() => people.changes());
  if (waiting.length === 0) return { remaining: 0, duplicates: [] };
  const { changes, taken } = await batchOf(store, waiting.slice(0, limit));
  const hasBadges = changes.some(
    (change) => change.kind === 'person' && change.badges !== undefined,
  );
  const badgeKeys = hasBadges ? store.badgeKeys.shared() : undefined;
  const hub = { client, link, kiosk, sealKey };
  const answer = await askHub(hub, { version: 1, changes, badgeKeys });
  if (answer === null) return null;
  const { settled } = answer;
  const done = taken.map((change, index) => ({ change, version: settled[index]!.version }));
  await answered();
  const ids = (state: (typeof settled)[number]['state']): string[] =>
    settled.filter((one) => one.state === state).map(({ subjectId }) => subjectId);
  // The hub may have sent this before, and an older copy of the data was put back here.
  for (const id of ids('erased')) await queue.run(() => people.erase(id, null));
  // Last: killed before, this kiosk sends it all again, and is answered the same.
  await queue.run(() => people.sent(done));
  return { remaining: waiting.length - taken.length, duplicates: ids('duplicate') };
}

async function batchOf(
  store: PeopleStore,
  waiting: readonly LocalChange[],
): Promise<{ changes: PersonChange[]; taken: LocalChange[] }> {
  const changes: PersonChange[] = [];
  const taken: LocalChange[] = [];
  let bytes = 0;
  for (const change of waiting) {
    taken.push(change);
    if (change.kind === 'erased') {
      changes.push(change);
      continue;
    }
    const { kind, base, parts, record } = change;
    const { template, badges, ...shared } = await sharedPerson(store, record);
    const face = parts.includes('face') ? template : null;
    const given = parts.includes('badges') ? { badges } : {};
    changes.push({ kind, base, parts: [...parts], ...shared, ...given, template: face });
    bytes += (face?.length ?? 0) + 500 + JSON.stringify(given).length;
    if (bytes > maxBytes) break;
  }
  return { changes, taken };
}
