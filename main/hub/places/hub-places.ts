import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { Fault, isFault } from '../../../contract/fault.js';
import { SerialQueue } from '../../base/serial-queue.js';
import type { HubDatabase } from '../database/open-database.js';
import type { HubTables } from '../database/schema.js';
import { inTransaction } from '../database/transaction.js';
import { chainOf } from '../pairing/chain.js';
import {
  peopleOf,
  placeIn,
  placesOfKiosk,
  readPlaces,
  siteIn,
  type Place,
  type PlaceState,
} from './place-state.js';

/** The data of a new site or group. */
export type NewPlace = Omit<Place, 'id'>;

/** A kiosk and its people at one moment. */
export interface KioskView {
  readonly state: PlaceState;
  /** As `placesOfKiosk`. */
  readonly places: ReadonlySet<string>;
  /** As `KioskTable.view` and `view_sent`. */
  readonly view: number;
  readonly viewSent: number;
  /** As `KioskTable.roster_applied`. */
  readonly applied: number;
}

/**
 * Sites and access groups, and where people clock in. They are in the database; only this class changes them, and it
 * remembers the latest state. Changes run one after another.
 */
export class HubPlaces {
  readonly #queue = new SerialQueue();
  #state: PlaceState | null = null;
  /** Odd while a change runs. */
  #changes = 0;

  constructor(private readonly db: HubDatabase) {}

  /** Grows with each change. */
  get changes(): number {
    return this.#changes;
  }

  /** The latest state; the same object as long as nothing changes. */
  async state(): Promise<PlaceState> {
    return this.#state ?? this.#queue.run(async () => (this.#state ??= await readPlaces(this.db)));
  }

  /**
   * The people of a kiosk, with a row and a state of the same moment, even while something changes.
   * @returns null if no kiosk has this id any more.
   */
  async viewOf(kioskId: string): Promise<KioskView | null> {
    for (;;) {
      await this.#queue.settled();
      const changes = this.#changes;
      const state = await this.state();
      const row = await this.db
        .selectFrom('kiosks')
        .select(['site_id', 'view', 'view_sent', 'roster_applied'])
        .where('id', '=', kioskId)
        .executeTakeFirst();
      if (row === undefined) return null;
      if (changes !== this.#changes || changes % 2 === 1) continue;
      const places = placesOfKiosk(state, kioskId, row.site_id);
      const { view, view_sent: viewSent, roster_applied: applied } = row;
      return { state, places, view, viewSent, applied };
    }
  }

  /** Reads everything again, after a kiosk came or changed its id. */
  reload(): Promise<void> {
    return this.#change(() => Promise.resolve());
  }

  /** @throws Fault `invalid-input` if another place has the name, or a door is unknown. */
  add(place: NewPlace): Promise<Place> {
    const added = { id: randomUUID(), ...place };
    return this.#change(async (trx, state) => {
      requireFreeName(state, added);
      const { id, kind, name } = added;
      await trx.insertInto('places').values({ id, kind, name }).execute();
      await setDoors(trx, state, added);
      return added;
    });
  }

  /**
   * Renames a place, or changes the doors of a group.
   * @throws Fault `not-found`; `invalid-input` as `add`.
   */
  change(placeId: string, { name, doorIds }: Pick<NewPlace, 'name' | 'doorIds'>): Promise<Place> {
    return this.#change(async (trx, state) => {
      const before = placeIn(state, placeId);
      const after = { ...before, name, doorIds };
      requireFreeName(state, after);
      await trx.updateTable('places').set({ name }).where('id', '=', placeId).execute();
      await setDoors(trx, state, after);
      const changed = [
        ...before.doorIds.filter((id) => !doorIds.includes(id)),
        ...doorIds.filter((id) => !before.doorIds.includes(id)),
      ];
      await renewViews(trx, changed);
      return after;
    });
  }

  /**
   * Removes a place that is no longer used. Its people could then clock in everywhere, so they must be moved first.
   * @throws Fault `not-found`; `invalid-input` if it has people or kiosks.
   */
  remove(placeId: string): Promise<Place> {
    return this.#change(async (trx, state) => {
      const place = placeIn(state, placeId);
      const people = peopleOf(state, placeId);
      const { kiosks } = await trx
        .selectFrom('kiosks')
        .select(({ fn }) => fn.countAll<number>().as('kiosks'))
        .where('site_id', '=', placeId)
        .where('continued_by', 'is', null)
        .executeTakeFirstOrThrow();
      if (people > 0 || kiosks > 0) {
        throw new Fault(
          'invalid-input',
          `${place.name} still has people or kiosks. Choose another site or group for them first.`,
        );
      }
      await trx
        .updateTable('pairing_codes')
        .set({ site_id: null })
        .where('site_id', '=', placeId)
        .execute();
      await trx.deleteFrom('group_doors').where('group_id', '=', placeId).execute();
      await trx.deleteFrom('group_doors').where('door_id', '=', placeId).execute();
      await trx.deleteFrom('places').where('id', '=', placeId).execute();
      return place;
    });
  }

  /** Moves a kiosk to a site, or to none. @throws Fault `not-found`. */
  async moveKiosk(kioskId: string, siteId: string | null): Promise<void> {
    await this.#change(async (trx, state) => {
      if (siteId !== null) siteIn(state, siteId);
      // Including its former ids: their punches are from the same door.
      const ids = (await chainOf(trx, kioskId)).map(({ id }) => id);
      await trx.updateTable('kiosks').set({ site_id: siteId }).where('id', 'in', ids).execute();
      await renewViews(trx, [kioskId]);
    });
  }

  /**
   * Sets where people clock in from now on.
   * @param placeIds empty for every door.
   * @throws Fault `not-found` for an unknown place.
   */
  async expect(subjectIds: readonly string[], placeIds: readonly string[]): Promise<void> {
    await this.#change(async (trx, state) => {
      for (const id of placeIds) placeIn(state, id);
      await sql`
        delete from person_places where subject_id = any(${subjectIds}::text[])`.execute(trx);
      await sql`
        insert into person_places (subject_id, place_id)
        select distinct person.id, place.id from unnest(${subjectIds}::text[]) as person (id)
        cross join unnest(${placeIds}::uuid[]) as place (id)`.execute(trx);
    });
  }

  /** Removes the places of erased people. */
  async forget(subjectIds: readonly string[]): Promise<void> {
    await this.expect(subjectIds, []);
  }

  async #change<Value>(
    work: (trx: Transaction<HubTables>, state: PlaceState) => Promise<Value>,
  ): Promise<Value> {
    return this.#queue.run(async () => {
      this.#changes += 1;
      try {
        const state = (this.#state ??= await readPlaces(this.db));
        const value = await inTransaction(this.db, (trx) => work(trx, state));
        // The state is unknown until it has been read.
        this.#state = null;
        this.#state = await readPlaces(this.db);
        return value;
      } catch (error) {
        // The change may have been made: a connection can be lost after the commit, and before its answer.
        if (!isFault(error)) this.#state = null;
        throw error;
      } finally {
        this.#changes += 1;
      }
    });
  }
}

function requireFreeName({ places }: PlaceState, { id, name }: Place): void {
  const key = name.toLowerCase();
  for (const other of places.values()) {
    if (other.id === id || other.name.toLowerCase() !== key) continue;
    throw new Fault('invalid-input', `There is a site or group ${other.name} already.`, {
      fields: [{ field: 'name', problem: 'belongs to another site or group' }],
    });
  }
}

/** @throws Fault `invalid-input` for a door that is neither a site nor a kiosk; for a site with doors. */
async function setDoors(
  trx: Transaction<HubTables>,
  { places }: PlaceState,
  { id, kind, doorIds }: Place,
): Promise<void> {
  const kiosks = await trx.selectFrom('kiosks').select('id').where('is_desk', '=', false).execute();
  const known = new Set(kiosks.map((kiosk) => kiosk.id));
  const isWrong = (door: string): boolean =>
    kind === 'site' || !(known.has(door) || places.get(door)?.kind === 'site');
  if (doorIds.some(isWrong)) {
    throw new Fault(
      'invalid-input',
      'An access group can only have sites and kiosks of this hub.',
      {
        fields: [{ field: 'doorIds', problem: 'must be sites or kiosks of this hub' }],
      },
    );
  }
  await trx.deleteFrom('group_doors').where('group_id', '=', id).execute();
  if (doorIds.length === 0) return;
  const rows = [...new Set(doorIds)].map((door) => ({ group_id: id, door_id: door }));
  await trx.insertInto('group_doors').values(rows).execute();
}

/**
 * Lets kiosks start again with other people. Nothing changes for them as long as everyone clocks in everywhere.
 * @param doorIds of sites or kiosks.
 */
async function renewViews(trx: Transaction<HubTables>, doorIds: readonly string[]): Promise<void> {
  await sql`
    update kiosks set view = view + 1
    where (id = any(${doorIds}::uuid[]) or site_id = any(${doorIds}::uuid[]))
      and exists (select place_id from person_places)`.execute(trx);
}
