import * as v from 'valibot';
import { Fault } from '../../../contract/fault.js';
import { Name } from '../../../contract/fields.js';
import { findActiveKiosk } from '../pairing/kiosks.js';
import { placeChanges } from '../places/place-changes.js';
import { peopleOf, siteIn, type Place, type PlaceState } from '../places/place-state.js';
import { peopleKiosks } from '../roster/removals.js';
import type { HubRoster } from '../roster/roster.js';
import type { SiteData } from '../site.js';
import { operatorRecords } from './operator.js';
import type { HubRooms } from './rooms.js';

/** A site or group as `rollcall hub site list` shows it. */
export const ListedPlace = v.object({
  id: v.string(),
  kind: v.picklist(['site', 'group']),
  name: v.string(),
  /** For a site, the names of its kiosks; for a group, those of its sites and kiosks. */
  doors: v.array(v.string()),
  people: v.number(),
});

/** Commands that change sites, groups, and where people clock in. Kiosks, people and places are given by name or ID. */
export const placeCommands = [
  v.object({
    command: v.literal('place-add'),
    kind: v.picklist(['site', 'group']),
    name: Name,
    doors: v.array(v.string()),
  }),
  v.object({
    command: v.literal('place-change'),
    place: v.string(),
    name: v.nullable(Name),
    doors: v.nullable(v.array(v.string())),
  }),
  v.object({ command: v.literal('place-remove'), place: v.string() }),
  v.object({
    command: v.literal('place-kiosk'),
    kiosk: v.string(),
    site: v.nullable(v.string()),
  }),
  v.object({
    command: v.literal('place-person'),
    person: v.string(),
    places: v.array(v.string()),
  }),
] as const;
type PlaceCommand = v.InferOutput<(typeof placeCommands)[number]>;

/** The sites and groups by name. @throws Fault `not-found` for a hub without a desk. */
export async function listPlaces(rooms: HubRooms): Promise<v.InferOutput<typeof ListedPlace>[]> {
  const state = await rosterOf(rooms).places.state();
  const kiosks = await peopleKiosks(rooms.db);
  return [...state.places.values()].map(({ id, kind, name, doorIds }) => {
    const isDoor = (kiosk: (typeof kiosks)[number]): boolean =>
      kind === 'site' ? kiosk.site_id === id : doorIds.includes(kiosk.id);
    const sites = doorIds.flatMap((door) => state.places.get(door)?.name ?? []);
    const doors = [...sites, ...kiosks.filter(isDoor).map((kiosk) => kiosk.name)];
    return { id, kind, name, doors, people: peopleOf(state, id) };
  });
}

/** The id of a site, by its name or id. @param name null for none. @throws Fault `not-found`. */
export async function siteNamed(rooms: HubRooms, name: string | null): Promise<string | null> {
  if (name === null) return null;
  const state = await rosterOf(rooms).places.state();
  return siteIn(state, placeNamed(state, name).id).id;
}

/**
 * Changes sites, groups, and who is expected where.
 * @returns the name of what was changed.
 * @throws Fault as `PlaceChanges`; `not-found` for an unknown name.
 */
export async function changePlaces(rooms: HubRooms, asked: PlaceCommand): Promise<string> {
  const roster = rosterOf(rooms);
  const data = await rooms.site!.data();
  const state = await roster.places.state();
  const changes = placeChanges(rooms.db, roster.places, await operatorRecords(rooms));
  switch (asked.command) {
    case 'place-add': {
      const { kind, name } = asked;
      return (
        await changes.add({ kind, name, doorIds: await doorsNamed(rooms, state, asked.doors) })
      ).name;
    }
    case 'place-change': {
      const place = placeNamed(state, asked.place);
      const doorIds =
        asked.doors === null ? place.doorIds : await doorsNamed(rooms, state, asked.doors);
      return (await changes.change(place.id, { name: asked.name ?? place.name, doorIds })).name;
    }
    case 'place-remove':
      return (await changes.remove(placeNamed(state, asked.place).id)).name;
    case 'place-kiosk':
      await changes.moveKiosk(asked.kiosk, await siteNamed(rooms, asked.site));
      return asked.kiosk;
    case 'place-person':
      return expectPerson(data, asked, (subjectId) =>
        changes.expect(
          subjectId,
          asked.places.map((name) => placeNamed(state, name).id),
        ),
      );
  }
}

async function expectPerson(
  { people }: SiteData,
  { person }: { readonly person: string },
  expect: (subjectId: string) => Promise<void>,
): Promise<string> {
  const subjectId = people.idOf(person);
  await expect(subjectId);
  return people.nameOf(subjectId)!;
}

function rosterOf({ roster }: HubRooms): HubRoster {
  if (roster !== null) return roster;
  throw new Fault('not-found', 'This hub has no desk, and no people.');
}

/** @throws Fault `not-found`. */
function placeNamed({ places }: PlaceState, which: string): Place {
  const found = findPlace(places, which);
  if (found !== undefined) return found;
  throw new Fault(
    'not-found',
    `There is no site or group ${which}. To list them, run "rollcall hub site list".`,
  );
}

function findPlace(places: PlaceState['places'], which: string): Place | undefined {
  const key = which.toLowerCase();
  return places.get(which) ?? [...places.values()].find(({ name }) => name.toLowerCase() === key);
}

/**
 * Ids of sites and kiosks. If a site and a kiosk have the same name, it means the site. @throws Fault as
 * `findActiveKiosk`.
 */
async function doorsNamed(
  { db }: HubRooms,
  { places }: PlaceState,
  names: readonly string[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) {
    ids.push(findPlace(places, name)?.id ?? (await findActiveKiosk(db, name)).id);
  }
  return ids;
}
