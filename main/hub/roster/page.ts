import type { RosterItem, RosterPage, RosterRequest, Urgent } from '../../link/roster-messages.js';
import { isActive } from '../../people/records/person-record.js';
import type { SiteData } from '../site.js';
import { sharedPerson } from '../../people/shared/share-person.js';
import { sentItem } from './site-items.js';
import type { RosterVersions, VersionRow } from './versions.js';

/** People in one answer, and about as many bytes: a template has a few thousand. */
const [maxItems, maxBytes] = [200, 1_500_000];
const maxUrgent = 1000;

/** The part of a page about people, settings, absences and sign-offs. */
export type ItemsPage = Pick<RosterPage, 'urgent' | 'items' | 'upTo' | 'more' | 'badgeKeys'>;

/**
 * What changed after the version that a kiosk has, a page at a time. Erasures and suspensions stand before everything
 * else, also those of later pages.
 */
export async function itemsPage(
  data: SiteData,
  versions: RosterVersions,
  { since, urgentSince, takes }: Pick<RosterRequest, 'since' | 'urgentSince' | 'takes'>,
): Promise<ItemsPage> {
  const { people } = data;
  const rows = versions.after(since);
  const hasBadges = takes.includes('badges');
  const recent = rows.filter((row) => row.version > urgentSince);
  const urgent = [
    ...recent.flatMap((row) => urgentOf(people, row) ?? []),
    ...(hasBadges ? recent.flatMap((row) => withdrawnOf(people, row) ?? []) : []),
  ].slice(0, maxUrgent);
  const items: RosterItem[] = [];
  let upTo = since;
  let bytes = 0;
  let read = 0;
  for (const row of rows.slice(0, maxItems)) {
    const item = isTaken(row, takes) ? await itemOf(data, row, hasBadges) : null;
    if (item !== null) items.push(item);
    upTo = row.version;
    read += 1;
    bytes += bytesOf(item);
    if (bytes > maxBytes) break;
  }
  const page = { urgent, items, upTo, more: read < rows.length };
  return hasBadges ? { ...page, badgeKeys: people.store.badgeKeys.shared() } : page;
}

function isTaken({ kind }: VersionRow, takes: readonly string[]): boolean {
  return kind === 'person' || takes.includes(kind);
}

/** About the size of an item, in bytes; settings are the only other ones that can be large. */
function bytesOf(item: RosterItem | null): number {
  if (item?.kind === 'person') {
    return (item.template?.length ?? 0) + 500 + JSON.stringify(item.badges ?? '').length;
  }
  return item?.kind === 'setting' ? JSON.stringify(item.values).length : 200;
}

function urgentOf(people: SiteData['people'], row: VersionRow): Urgent | null {
  const { kind, id: subjectId, version, digest, intoId } = row;
  if (kind !== 'person') return null;
  if (digest === null) return { kind: 'erased', subjectId, version, into: intoId };
  const record = people.store.register.find(subjectId);
  if (record === undefined || isActive(record)) return null;
  const { suspended, purgeAt } = record;
  return { kind: 'barred', subjectId, version, suspended, purgeAt };
}

function withdrawnOf(people: SiteData['people'], row: VersionRow): Urgent | null {
  const { kind, id: subjectId, version } = row;
  const record = kind === 'person' ? people.store.register.find(subjectId) : undefined;
  const badges = record?.withdrawnBadges ?? [];
  return badges.length === 0 ? null : { kind: 'withdrawn', subjectId, version, badges };
}

/** Null for a person who is being erased: a later version says so. */
async function itemOf(
  data: SiteData,
  row: VersionRow,
  hasBadges: boolean,
): Promise<RosterItem | null> {
  const { kind, id, version, digest, intoId } = row;
  if (kind !== 'person') return sentItem(data, { kind, id, version });
  const { people } = data;
  const subjectId = id;
  if (digest === null) return { kind: 'erased', subjectId, version, into: intoId };
  const record = people.store.register.find(subjectId);
  if (record === undefined) return null;
  const { badges, ...shared } = await sharedPerson(people.store, record);
  return { kind: 'person', version, ...shared, ...(hasBadges && { badges }) };
}
