import type { RosterItem, RosterPage, RosterRequest, Urgent } from '../../link/roster-messages.js';
import { isActive } from '../../people/records/person-record.js';
import type { SiteData } from '../site.js';
import { sharedPerson } from '../../people/shared/share-person.js';
import { isExpected } from '../places/place-state.js';
import type { KioskView } from '../places/hub-places.js';
import { sentItem } from './site-items.js';
import type { VersionRow } from './version-rows.js';
import type { RosterVersions } from './versions.js';

/** People in one answer, and about as many bytes: a template has a few thousand. */
const [maxItems, maxBytes] = [200, 1_500_000];
const maxUrgent = 1000;

/** The part of a page about people, settings, absences and sign-offs. */
export type ItemsPage = Pick<RosterPage, 'urgent' | 'items' | 'upTo' | 'more' | 'badgeKeys'>;

/** What a kiosk asks for, and who is expected there. */
export interface PageRequest extends Pick<RosterRequest, 'since' | 'urgentSince' | 'takes'> {
  readonly kiosk: Pick<KioskView, 'state' | 'places'>;
}

/**
 * What changed after the version that a kiosk has, a page at a time. Erasures, removals and suspensions come before
 * everything else, including those of later pages. People who are not expected at the kiosk are left out; if they were
 * expected there before, the kiosk removes them.
 */
export async function itemsPage(
  data: SiteData,
  versions: RosterVersions,
  request: PageRequest,
): Promise<ItemsPage> {
  const { since, urgentSince } = request;
  const { people } = data;
  const rows = versions.after(since);
  const hasBadges = request.takes.includes('badges');
  const recent = rows.filter((row) => row.version > urgentSince);
  const urgent = [
    ...recent.flatMap((row) => urgentOf(people, row, request) ?? []),
    ...(hasBadges ? recent.flatMap((row) => withdrawnOf(people, row, request) ?? []) : []),
  ].slice(0, maxUrgent);
  const items: RosterItem[] = [];
  let upTo = since;
  let bytes = 0;
  let read = 0;
  for (const row of rows) {
    const item = await itemOf(data, row, request);
    if (item !== null) items.push(item);
    upTo = row.version;
    read += 1;
    bytes += bytesOf(item);
    if (bytes > maxBytes || items.length === maxItems) break;
  }
  const page = { urgent, items, upTo, more: read < rows.length };
  return hasBadges ? { ...page, badgeKeys: people.store.badgeKeys.shared() } : page;
}

/** About the size of an item, in bytes; settings are the only other ones that can be large. */
function bytesOf(item: RosterItem | null): number {
  if (item?.kind === 'person') {
    return (item.template?.length ?? 0) + 500 + JSON.stringify(item.badges ?? '').length;
  }
  return item?.kind === 'setting' ? JSON.stringify(item.values).length : 200;
}

function urgentOf(
  people: SiteData['people'],
  row: VersionRow,
  request: PageRequest,
): Urgent | null {
  const { kind, id: subjectId, version, digest, intoId } = row;
  if (kind !== 'person') return null;
  if (digest === null) return { kind: 'erased', subjectId, version, into: intoId };
  if (!isExpectedThere(request, subjectId)) return removalOf(row, request.urgentSince, request);
  const record = people.store.register.find(subjectId);
  if (record === undefined || isActive(record)) return null;
  const { suspended, purgeAt } = record;
  return { kind: 'barred', subjectId, version, suspended, purgeAt };
}

/** Null for people who are not expected at the kiosk: it removes their badges with them. */
function withdrawnOf(
  people: SiteData['people'],
  row: VersionRow,
  request: PageRequest,
): Urgent | null {
  const { kind, id: subjectId, version } = row;
  if (kind !== 'person' || !isExpectedThere(request, subjectId)) return null;
  const badges = people.store.register.find(subjectId)?.withdrawnBadges ?? [];
  return badges.length === 0 ? null : { kind: 'withdrawn', subjectId, version, badges };
}

/**
 * Null for items that the kiosk does not take or must not have, and for a person who is being erased: a later version
 * will contain the erasure.
 */
async function itemOf(
  data: SiteData,
  row: VersionRow,
  request: PageRequest,
): Promise<RosterItem | null> {
  const { kind, id, version, digest, intoId } = row;
  if (kind !== 'person') {
    if (!request.takes.includes(kind)) return null;
    const about = kind === 'absence' ? data.absences.all.find((one) => one.id === id) : undefined;
    const isForThem = about === undefined || isExpectedThere(request, about.subjectId);
    return isForThem ? sentItem(data, { kind, id, version }) : null;
  }
  const { people } = data;
  const subjectId = id;
  if (digest === null) return { kind: 'erased', subjectId, version, into: intoId };
  if (!isExpectedThere(request, subjectId)) return removalOf(row, request.since, request);
  const record = people.store.register.find(subjectId);
  if (record === undefined) return null;
  const { badges, ...shared } = await sharedPerson(people.store, record);
  const hasBadges = request.takes.includes('badges');
  return { kind: 'person', version, ...shared, ...(hasBadges && { badges }) };
}

function isExpectedThere({ kiosk }: PageRequest, subjectId: string): boolean {
  return isExpected(kiosk.state, kiosk.places, subjectId);
}

/**
 * Null if the kiosk removed the person before, or never had them: then it learns nothing about them.
 * @param known version up to which the kiosk has removed people.
 */
function removalOf(
  { id: subjectId, version, accessVersion }: VersionRow,
  known: number,
  { takes }: PageRequest,
): Extract<Urgent, { kind: 'removed' }> | null {
  if (accessVersion <= known || !takes.includes('removed')) return null;
  return { kind: 'removed', subjectId, version };
}
