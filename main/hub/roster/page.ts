import type { RosterItem, RosterPage, RosterRequest, Urgent } from '../../link/roster-messages.js';
import type { People } from '../../people/records/people.js';
import { isActive } from '../../people/records/person-record.js';
import { sharedPerson } from '../../people/shared/share-person.js';
import type { RosterVersions, VersionRow } from './versions.js';

/** People in one answer, and about as many bytes: a template has a few thousand. */
const [maxItems, maxBytes] = [200, 1_500_000];
const maxUrgent = 1000;

/** The part of a page about people. */
export type PeoplePage = Pick<RosterPage, 'urgent' | 'items' | 'upTo' | 'more'>;

/**
 * What changed after the version that a kiosk has, a page at a time. Erasures and suspensions stand before everything
 * else, also those of later pages.
 */
export async function peoplePage(
  people: People,
  versions: RosterVersions,
  { since, urgentSince }: Pick<RosterRequest, 'since' | 'urgentSince'>,
): Promise<PeoplePage> {
  const rows = versions.after(since);
  const urgent = rows
    .filter((row) => row.version > urgentSince)
    .flatMap((row) => urgentOf(people, row) ?? [])
    .slice(0, maxUrgent);
  const items: RosterItem[] = [];
  let upTo = since;
  let bytes = 0;
  let read = 0;
  for (const row of rows.slice(0, maxItems)) {
    const item = await itemOf(people, row);
    if (item !== null) items.push(item);
    upTo = row.version;
    read += 1;
    bytes += item?.kind === 'person' ? (item.template?.length ?? 0) + 500 : 100;
    if (bytes > maxBytes) break;
  }
  return { urgent, items, upTo, more: read < rows.length };
}

function urgentOf(people: People, row: VersionRow): Urgent | null {
  const { subjectId, version, digest, intoId } = row;
  if (digest === null) return { kind: 'erased', subjectId, version, into: intoId };
  const record = people.store.register.find(subjectId);
  if (record === undefined || isActive(record)) return null;
  const { suspended, purgeAt } = record;
  return { kind: 'barred', subjectId, version, suspended, purgeAt };
}

/** Null for a person who is being erased: a later version says so. */
async function itemOf(people: People, row: VersionRow): Promise<RosterItem | null> {
  const { subjectId, version, digest, intoId } = row;
  if (digest === null) return { kind: 'erased', subjectId, version, into: intoId };
  const record = people.store.register.find(subjectId);
  return record === undefined
    ? null
    : { kind: 'person', version, ...(await sharedPerson(people.store, record)) };
}
