import { macKeyOf, macOf } from '../../storage/chain.js';
import type { MacKey } from '../../storage/mac-key.js';
import { recordedErasures } from '../../people/shared/recorded-erasures.js';
import { comparedMarks } from '../../people/shared/shared-person.js';
import type { PersonRecord } from '../../people/records/person-record.js';
import type { HubDatabase } from '../database/open-database.js';
import type { HubSite, SiteData } from '../site.js';
import type { SiteItemKind } from '../../link/roster-messages.js';
import { accessOf, type PlaceState } from '../places/place-state.js';
import type { HubPlaces } from '../places/hub-places.js';
import { moveVersions } from './move-versions.js';
import { siteItems, siteState, type SiteItem } from './site-items.js';
import {
  addRows,
  keyOf,
  readRows,
  storeChanges,
  type Change,
  type VersionRow,
} from './version-rows.js';

/** By how many versions a kiosk may be ahead of this hub: no site makes more changes. */
const maxAhead = 1e9;

/**
 * Gives each change of a person in the hub's site a version, and each change of its settings, absences and sign-offs. The
 * data folder of the site is the source: what differs from the table, by a MAC of the record, gets the next versions. So a
 * change is found even if the hub was killed between the folder and the database. A record that is missing counts as
 * erased only if the site's audit log says so: a lost file must not erase people at the kiosks.
 *
 * Settings are compared with what they were when the hub first looked. Only what was changed since goes to the kiosks: a
 * new hub must not put its defaults in the place of settings that a kiosk has had for years.
 *
 * Versions are given in a transaction that locks their counter, so they appear in order.
 */
export class RosterVersions {
  readonly #macKey: MacKey;
  /** By `keyOf`. */
  #rows: Map<string, VersionRow> | null = null;
  /** What was compared last: another object is another state. */
  #seen: readonly unknown[] = [];
  /** The records among which no erased person was found. */
  #withoutReturned: unknown = null;
  /** Erasures up to this entry of the audit log have versions. */
  #auditSeen = 0;
  /** The last version that was given. */
  #latest = 0;

  /** @param siteKey of the hub, 32 bytes. */
  constructor(
    private readonly db: HubDatabase,
    private readonly site: HubSite,
    siteKey: Uint8Array,
    private readonly places: HubPlaces,
  ) {
    this.#macKey = macKeyOf(siteKey, 'roster digests');
  }

  /** The rows with a version after `since`, oldest first. */
  after(since: number): VersionRow[] {
    const rows = [...(this.#rows?.values() ?? [])].filter(({ version }) => version > since);
    return rows.sort((one, other) => one.version - other.version);
  }

  /** The row of a person. */
  of(subjectId: string): VersionRow | null {
    return this.#rows?.get(subjectId) ?? null;
  }

  /** The rows of people who are in the site's folder although they were erased: an older copy of it was put back. */
  returned({ people }: Pick<SiteData, 'people'>): VersionRow[] {
    const { all } = people.store.register;
    if (all === this.#withoutReturned) return [];
    const found = all.flatMap(({ subjectId }) => {
      const row = this.#rows?.get(subjectId);
      return row?.digest === null ? [row] : [];
    });
    if (found.length === 0) this.#withoutReturned = all;
    return found;
  }

  /** Whether something of the site was removed. @param id as `SiteItem.id`. */
  isRemoved(kind: SiteItemKind, id: string): boolean {
    return this.#rows?.get(keyOf({ kind, id }))?.digest === null;
  }

  /** Looks for changes; this costs almost nothing if there are none. @returns true if it found any. */
  async refresh(): Promise<boolean> {
    const data = await this.site.data();
    const { audit, people } = data;
    const { all } = people.store.register;
    const places = await this.places.state();
    const state = [all, audit.seq, places, ...siteState(data)];
    if (this.#rows !== null && state.every((one, index) => one === this.#seen[index])) return false;
    const rows = (this.#rows ??= await this.#read());
    const items = siteItems(data);
    await this.#addFirstSettings(items, rows);
    const { seq } = audit;
    const erased = await erasedIn(data, all, rows, this.#auditSeen);
    const changes = [
      ...this.#changedPeople(all, rows, places),
      ...erased,
      ...this.#changedItems(items, rows, places),
    ];
    if (changes.length > 0) this.#latest = await storeChanges(this.db, changes, rows);
    this.#auditSeen = seq;
    this.#seen = state;
    const gone = [...places.placesOf.keys()].filter((id) => rows.get(id)?.digest === null);
    if (gone.length > 0) await this.places.forget(gone);
    return changes.length > 0;
  }

  /**
   * Gives people a new version as if they were expected elsewhere from now on, so that kiosks which must not have them
   * remove them.
   */
  async move(subjectIds: readonly string[]): Promise<void> {
    const rows = (this.#rows ??= await this.#read());
    const moved = subjectIds.flatMap((id): Change[] => {
      const row = rows.get(id);
      return row === undefined || row.digest === null ? [] : [{ ...row, isMoved: true }];
    });
    if (moved.length > 0) this.#latest = await storeChanges(this.db, moved, rows);
  }

  /**
   * True if a kiosk got a version from a former state of this database, which was restored since. A version below all
   * those of now does no harm: that kiosk gets everything.
   * @param sent the highest version that this database has sent to the kiosk.
   */
  isForeign(version: number, sent: number): boolean {
    if (version > this.#latest) return true;
    if (version <= sent) return false;
    return [...(this.#rows?.values() ?? [])].some(
      (row) => row.version > 0 && row.version <= version,
    );
  }

  /**
   * Moves all versions after those that kiosks may have from a former state of this database. Everybody gets everything
   * again, once.
   * @param version that a kiosk has.
   * @returns false if the version cannot be true.
   */
  async moveAfter(version: number): Promise<boolean> {
    if (version > this.#latest + maxAhead) return false;
    await moveVersions(this.db, version);
    this.#rows = await this.#read();
    // What was stored after the state that is there now is not: everything is compared again.
    this.#seen = [];
    this.#auditSeen = 0;
    return true;
  }

  async #read(): Promise<Map<string, VersionRow>> {
    const { rows, latest } = await readRows(this.db);
    this.#latest = latest;
    return rows;
  }

  #changedPeople(
    all: readonly PersonRecord[],
    rows: ReadonlyMap<string, VersionRow>,
    places: PlaceState,
  ): Change[] {
    return all.flatMap((record) => {
      const { subjectId: id } = record;
      const digest = macOf(this.#macKey, JSON.stringify([id, ...comparedMarks(record)]));
      const access = accessOf(places, id);
      const row = rows.get(id);
      const isMoved = access !== (row?.access ?? null);
      // Erased people are gone, even if an older copy of the folder has them.
      if (row?.digest === null || (row?.digest === digest && !isMoved)) return [];
      return [{ kind: 'person', id, digest, intoId: null, access, isMoved }];
    });
  }

  /** What was changed, and absences that were removed. */
  #changedItems(
    items: readonly SiteItem[],
    rows: ReadonlyMap<string, VersionRow>,
    places: PlaceState,
  ): Change[] {
    const there = new Set(items.map(keyOf));
    const removed = [...rows.values()].filter(
      (row) => row.kind === 'absence' && row.digest !== null && !there.has(keyOf(row)),
    );
    const nothing = { intoId: null, access: null } as const;
    const changed = items.flatMap((item): Change[] => {
      // A person who comes to another door brings their absences along.
      const access = item.subjectId === null ? null : accessOf(places, item.subjectId);
      const digest = this.#digestOf(item, access);
      const { kind, id } = item;
      return rows.get(keyOf(item))?.digest === digest ? [] : [{ kind, id, digest, ...nothing }];
    });
    return [...changed, ...removed.map(({ kind, id }) => ({ kind, id, digest: null, ...nothing }))];
  }

  #digestOf(item: SiteItem, access: string | null = null): string {
    const parts = [keyOf(item), item.content, ...(access === null ? [] : [access])];
    return macOf(this.#macKey, JSON.stringify(parts));
  }

  /** Settings that the hub sees for the first time do not count as changed. */
  async #addFirstSettings(
    items: readonly SiteItem[],
    rows: Map<string, VersionRow>,
  ): Promise<void> {
    const first = items.filter((item) => item.kind === 'setting' && !rows.has(keyOf(item)));
    if (first.length === 0) return;
    const added = first.map((item): VersionRow => {
      const { kind, id } = item;
      const nothing = { intoId: null, access: null, accessVersion: 0 } as const;
      return { kind, id, version: 0, digest: this.#digestOf(item), ...nothing };
    });
    await addRows(this.db, added);
    for (const row of added) rows.set(keyOf(row), row);
  }
}

/**
 * The people whose record is gone because they were erased, or merged into another one. Those who were erased before they
 * had a version are among them, as after the database was lost: a kiosk may have them.
 * @param auditSeen erasures up to this entry of the audit log have versions.
 */
async function erasedIn(
  data: SiteData,
  all: readonly PersonRecord[],
  rows: ReadonlyMap<string, VersionRow>,
  auditSeen: number,
): Promise<Change[]> {
  const there = new Set(all.map(({ subjectId }) => subjectId));
  const gone = [...rows.values()]
    .filter(({ kind, id, digest }) => kind === 'person' && digest !== null && !there.has(id))
    .map(({ id }) => id);
  const recent = await recordedErasures(data, auditSeen);
  const isRecent = gone.every((id) => recent.has(id));
  const erased = isRecent ? recent : await recordedErasures(data, 0);
  return [...new Set([...gone, ...recent.keys()])].flatMap((id): Change[] => {
    const intoId = erased.get(id);
    // A person who was erased after `all` was read is among the changed people, and counts as erased at the next
    // comparison.
    const isBack = there.has(id) || data.people.store.register.find(id) !== undefined;
    const isKnown = rows.get(id)?.digest === null;
    if (intoId === undefined || isBack || isKnown) return [];
    return [{ kind: 'person', id, digest: null, intoId, access: null }];
  });
}
