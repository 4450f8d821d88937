import type { Selectable } from 'kysely';
import type { KioskTable } from '../database/schema.js';
import type { HubDatabase } from '../database/open-database.js';
import { isExpected, placesOfKiosk, type PlaceState } from '../places/place-state.js';
import type { VersionRow } from './version-rows.js';

type KioskRow = Pick<
  Selectable<KioskTable>,
  'id' | 'name' | 'state' | 'site_id' | 'view' | 'view_sent' | 'roster_applied'
>;

/** The kiosks that people are sent to, or were before they were revoked. */
export async function peopleKiosks(db: HubDatabase): Promise<KioskRow[]> {
  return db
    .selectFrom('kiosks')
    .select(['id', 'name', 'state', 'site_id', 'view', 'view_sent', 'roster_applied'])
    .where('is_desk', '=', false)
    .where('continued_by', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/**
 * For each kiosk, the number of people who are not expected there and whose removal it has not confirmed. It has
 * confirmed a removal when it has everything up to the version at which the person was moved, with its present view.
 * @param rows of the people.
 * @returns numbers by id of the kiosk.
 */
export function unconfirmedRemovals(
  kiosks: readonly KioskRow[],
  rows: readonly VersionRow[],
  state: PlaceState,
): ReadonlyMap<string, number> {
  // Thousands of people share a few combinations of places, so each kiosk is compared with these combinations.
  const versionsOf = new Map<string, { readonly subjectId: string; readonly versions: number[] }>();
  for (const { id: subjectId, access, accessVersion, digest } of rows) {
    if (access === null || digest === null) continue;
    const same = versionsOf.get(access);
    if (same === undefined) versionsOf.set(access, { subjectId, versions: [accessVersion] });
    else same.versions.push(accessVersion);
  }
  const counts = new Map<string, number>();
  for (const kiosk of kiosks) {
    const places = placesOfKiosk(state, kiosk.id, kiosk.site_id);
    let count = 0;
    for (const { subjectId, versions } of versionsOf.values()) {
      if (isExpected(state, places, subjectId)) continue;
      count += versions.filter((version) => !hasConfirmed(kiosk, version)).length;
    }
    counts.set(kiosk.id, count);
  }
  return counts;
}

/** Where a person is expected, and which other kiosks have not confirmed that they do not have them. */
export interface PersonAtKiosk {
  readonly id: string;
  readonly name: string;
  /** `revoked`: the kiosk gets nothing more, so its disk must be erased by hand. */
  readonly state: 'expected' | 'removed' | 'outstanding' | 'revoked';
}

/** @param row of the person. */
export function personAtKiosks(
  kiosks: readonly KioskRow[],
  { id: subjectId, accessVersion }: VersionRow,
  state: PlaceState,
): PersonAtKiosk[] {
  return kiosks.map((kiosk) => {
    const { id, name } = kiosk;
    if (kiosk.state === 'revoked') return { id, name, state: 'revoked' };
    const places = placesOfKiosk(state, id, kiosk.site_id);
    if (isExpected(state, places, subjectId)) return { id, name, state: 'expected' };
    return { id, name, state: hasConfirmed(kiosk, accessVersion) ? 'removed' : 'outstanding' };
  });
}

/** Whether a kiosk has said that it removed people who were moved at a version, with the people that it has now. */
export function hasConfirmed(
  kiosk: Pick<KioskRow, 'view' | 'view_sent' | 'roster_applied'>,
  version: number,
): boolean {
  return kiosk.view_sent === kiosk.view && kiosk.roster_applied >= version;
}
