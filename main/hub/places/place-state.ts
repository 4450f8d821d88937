import type { Kysely } from 'kysely';
import { Fault } from '../../../contract/fault.js';
import { grouped } from '../../base/grouped.js';
import type { PlaceTable } from '../database/roster-tables.js';
import type { HubTables } from '../database/schema.js';

/** A site or an access group. */
export interface Place {
  readonly id: string;
  readonly kind: PlaceTable['kind'];
  readonly name: string;
  /** The sites and kiosks of a group; empty for a site. */
  readonly doorIds: readonly string[];
}

/** All places, and the people who clock in there. */
export interface PlaceState {
  readonly places: ReadonlyMap<string, Place>;
  /** Sorted ids of places, by person. People who clock in at every door are missing. */
  readonly placesOf: ReadonlyMap<string, readonly string[]>;
}

/** Reads everything. */
export async function readPlaces(db: Kysely<HubTables>): Promise<PlaceState> {
  const rows = await db.selectFrom('places').selectAll().orderBy('name').execute();
  const doors = await db.selectFrom('group_doors').selectAll().orderBy('door_id').execute();
  const people = await db
    .selectFrom('person_places')
    .selectAll()
    .orderBy('subject_id')
    .orderBy('place_id')
    .execute();
  const doorsOf = grouped(doors, ({ group_id }) => group_id);
  const places = rows.map(({ id, kind, name }): [string, Place] => {
    const doorIds = (doorsOf.get(id) ?? []).map(({ door_id }) => door_id);
    return [id, { id, kind, name, doorIds }];
  });
  const bySubject = grouped(people, ({ subject_id }) => subject_id);
  const placesOf = [...bySubject].map(([subjectId, own]): [string, readonly string[]] => {
    return [subjectId, own.map(({ place_id }) => place_id)];
  });
  return { places: new Map(places), placesOf: new Map(placesOf) };
}

/** The ids of the places to which a kiosk belongs: its site, and the groups that contain the site or the kiosk. */
export function placesOfKiosk(
  { places }: PlaceState,
  kioskId: string,
  siteId: string | null,
): ReadonlySet<string> {
  const found = new Set<string>(siteId === null ? [] : [siteId]);
  for (const { id, doorIds } of places.values()) {
    if (doorIds.some((door) => door === kioskId || door === siteId)) found.add(id);
  }
  return found;
}

/** True if a person clocks in at a kiosk. @param kioskPlaces as `placesOfKiosk`. */
export function isExpected(
  { placesOf }: PlaceState,
  kioskPlaces: ReadonlySet<string>,
  subjectId: string,
): boolean {
  const own = placesOf.get(subjectId);
  return own === undefined || own.some((place) => kioskPlaces.has(place));
}

/** Number of people who belong to a place. */
export function peopleOf({ placesOf }: PlaceState, placeId: string): number {
  return [...placesOf.values()].filter((own) => own.includes(placeId)).length;
}

/** As `RosterTable.access`. */
export function accessOf({ placesOf }: PlaceState, subjectId: string): string | null {
  return placesOf.get(subjectId)?.join(' ') ?? null;
}

/** @throws Fault `not-found`. */
export function placeIn({ places }: PlaceState, placeId: string): Place {
  const place = places.get(placeId);
  if (place !== undefined) return place;
  throw new Fault('not-found', 'This site or group no longer exists. Load the list again.');
}

/** @throws Fault `not-found`. */
export function siteIn(state: PlaceState, siteId: string): Place {
  const place = placeIn(state, siteId);
  if (place.kind === 'site') return place;
  throw new Fault('not-found', `${place.name} is an access group. Choose a site.`);
}
