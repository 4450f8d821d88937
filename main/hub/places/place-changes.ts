import type { NewAuditEntry } from '../../access/audit-log.js';
import type { HubDatabase } from '../database/open-database.js';
import { findActiveKiosk } from '../pairing/kiosks.js';
import { makeRecorded, type RecordedChange } from '../recorded-change.js';
import type { HubPlaces, NewPlace } from './hub-places.js';
import { placeIn, siteIn, type Place, type PlaceState } from './place-state.js';

/** Changes of sites and groups, and of the places where people clock in. Each has an entry in the audit log. */
export interface PlaceChanges {
  /** @throws Fault as `HubPlaces.add`. */
  add(place: NewPlace): Promise<Place>;
  /** @throws Fault as `HubPlaces.change`. */
  change(placeId: string, to: Pick<NewPlace, 'name' | 'doorIds'>): Promise<Place>;
  /** @throws Fault as `HubPlaces.remove`. */
  remove(placeId: string): Promise<Place>;
  /** @param kiosk its id or its name. @throws Fault as `findActiveKiosk`, `HubPlaces.moveKiosk`. */
  moveKiosk(kiosk: string, siteId: string | null): Promise<void>;
  /** @throws Fault as `HubPlaces.expect`. */
  expect(subjectId: string, placeIds: readonly string[]): Promise<void>;
}

/** @param recorded writes the audit log first. */
export function placeChanges(
  db: HubDatabase,
  places: HubPlaces,
  recorded: RecordedChange,
): PlaceChanges {
  const make = <Value>(entry: NewAuditEntry, work: () => Promise<Value>): Promise<Value> =>
    makeRecorded(recorded, entry, work);
  return {
    add: (place) => {
      const after = { kind: place.kind };
      return make({ action: 'hub.addPlace', target: place.name, after }, () => places.add(place));
    },
    change: async (placeId, to) => {
      const state = await places.state();
      const before = placeIn(state, placeId);
      const entry = {
        action: 'hub.changePlace',
        target: before.name,
        before: { name: before.name, doorIds: doorNames(state, before.doorIds) },
        after: { name: to.name, doorIds: doorNames(state, to.doorIds) },
      } as const;
      return make(entry, () => places.change(placeId, to));
    },
    remove: async (placeId) => {
      const { kind, name } = placeIn(await places.state(), placeId);
      const entry = { action: 'hub.removePlace', target: name, after: { kind } } as const;
      return make(entry, () => places.remove(placeId));
    },
    moveKiosk: async (kiosk, siteId) => {
      const { id, name: target } = await findActiveKiosk(db, kiosk);
      const site = siteId === null ? null : siteIn(await places.state(), siteId);
      const after = site === null ? { kind: 'none' } : { kind: 'site', name: site.name };
      await make({ action: 'hub.moveKiosk', target, after }, () => places.moveKiosk(id, siteId));
    },
    expect: async (subjectId, placeIds) => {
      const state = await places.state();
      const names = placeIds.map((id) => placeIn(state, id).name).join(', ');
      const after = names === '' ? { kind: 'everywhere' } : { kind: 'places', name: names };
      const entry = { action: 'hub.expect', target: subjectId, after } as const;
      await make(entry, () => places.expect([subjectId], placeIds));
    },
  };
}

/** Sites by name, and kiosks by id, in an order that does not matter. */
function doorNames({ places }: PlaceState, doorIds: readonly string[]): string[] {
  return doorIds.map((id) => places.get(id)?.name ?? id).sort();
}
