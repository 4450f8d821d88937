import type { hubCalls } from '../../../contract/calls/hub.js';
import type { ApiOf } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import type { Acting } from '../../access/acting.js';
import { auditFirst } from '../../access/audit-first.js';
import type { HubDatabase } from '../database/open-database.js';
import type { HubRoster } from '../roster/roster.js';
import { placeChanges, type PlaceChanges } from './place-changes.js';
import { peopleOf } from './place-state.js';

type PlaceCalls =
  | 'hub.places'
  | 'hub.addPlace'
  | 'hub.changePlace'
  | 'hub.removePlace'
  | 'hub.moveKiosk'
  | 'hub.personPlaces'
  | 'hub.expect';

/** Sites, access groups, and where people clock in. */
export function placesApi(
  db: () => HubDatabase,
  roster: () => HubRoster,
  context: Acting,
): Pick<ApiOf<typeof hubCalls>, PlaceCalls> {
  const changes = (): PlaceChanges =>
    placeChanges(db(), roster().places, (entry) => auditFirst(context, () => entry));
  return {
    'hub.places': async () => {
      const state = await roster().places.state();
      const places = [...state.places.values()].map((place) => {
        return { ...place, doorIds: [...place.doorIds], people: peopleOf(state, place.id) };
      });
      return { places };
    },
    'hub.addPlace': async (place) => ({ id: (await changes().add(place)).id }),
    'hub.changePlace': async ({ placeId, ...to }) => {
      await changes().change(placeId, to);
      return {};
    },
    'hub.removePlace': async ({ placeId }) => {
      await changes().remove(placeId);
      return {};
    },
    'hub.moveKiosk': async ({ kioskId, siteId }) => {
      await changes().moveKiosk(kioskId, siteId);
      return {};
    },
    'hub.personPlaces': async ({ subjectId }) => {
      const kiosks = await roster().kiosksOf(subjectId);
      const { placesOf } = await roster().places.state();
      return { placeIds: [...(placesOf.get(subjectId) ?? [])], kiosks };
    },
    'hub.expect': async ({ subjectId, placeIds }) => {
      if (!(await roster().hasPerson(subjectId))) {
        throw new Fault(
          'not-found',
          `There is no person with the ID ${subjectId}. Choose another person.`,
        );
      }
      await changes().expect(subjectId, placeIds);
      return {};
    },
  };
}
