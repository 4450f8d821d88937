import { SerialQueue } from '../../base/serial-queue.js';
import {
  maxHoldMs,
  type PeopleChanges,
  type PeopleSettled,
  type PersonChange,
  type RosterPage,
  type RosterRequest,
} from '../../link/roster-messages.js';
import { raiseAlarm, raiseRestored } from '../alarms.js';
import type { HubDatabase } from '../database/open-database.js';
import type { HubIdentity } from '../identity.js';
import type { HubSite } from '../site.js';
import { publicKeysOf } from '../../link/keys.js';
import { HubPlaces, type KioskView } from '../places/hub-places.js';
import { isExpected } from '../places/place-state.js';
import { beginView, confirmVersion } from './confirmed.js';
import { DoorPositions } from './door-positions.js';
import { punchesElsewhere } from './doors.js';
import { eraseReturned, reportReturned } from './erase-returned.js';
import { HeldRequests } from './held-requests.js';
import { itemsPage } from './page.js';
import {
  hasConfirmed,
  peopleKiosks,
  personAtKiosks,
  unconfirmedRemovals,
  type PersonAtKiosk,
} from './removals.js';
import { noteSent, sentTo } from './sent-versions.js';
import { takeAbsences } from './take-absences.js';
import { takeChanges } from './take-changes.js';
import { RosterVersions } from './versions.js';

/** How often the hub looks for changed people, in ms; it compares two pointers. A kiosk gets a change within 2 s. */
const checkMs = 200;

/** The people of the hub's site, for its kiosks. */
export class HubRoster {
  /** Sites and access groups: who is expected at which kiosk. */
  readonly places: HubPlaces;
  readonly #versions: RosterVersions;
  readonly #doors: DoorPositions;
  readonly #queue = new SerialQueue();
  readonly #held = new HeldRequests();
  /** Requests that are being answered, also those of kiosks that have hung up. */
  readonly #answering = new Set<Promise<unknown>>();
  readonly #timer: NodeJS.Timeout;
  readonly #sealKey: string;
  #isClosed = false;

  /** @param onBug called with errors while it looks for changes; it looks again. */
  constructor(
    private readonly db: HubDatabase,
    private readonly site: HubSite,
    { siteKey, keys }: Pick<HubIdentity, 'siteKey' | 'keys'>,
    onBug: (error: unknown) => void,
  ) {
    this.places = new HubPlaces(db);
    this.#versions = new RosterVersions(db, site, siteKey, this.places);
    this.#doors = new DoorPositions(db);
    this.#sealKey = publicKeysOf(keys).seal;
    let isRunning = false;
    this.#timer = setInterval(() => {
      if (isRunning || this.#isClosed) return;
      isRunning = true;
      this.refresh()
        .catch(onBug)
        .finally(() => {
          isRunning = false;
        });
    }, checkMs);
    this.#timer.unref();
  }

  /** Gives versions to what was changed, and wakes the kiosks that wait. */
  refresh(): Promise<void> {
    return this.#queue.run(async () => {
      if (await this.#versions.refresh()) this.wake();
      const data = await this.site.data();
      await eraseReturned(this.db, data, this.#versions.returned(data));
    });
  }

  /** Lets kiosks get a punch of another door soon. */
  punched(): void {
    this.#held.punched();
  }

  /** Lets the held requests look for changes. */
  wake(): void {
    this.#held.wake();
  }

  /**
   * The next page for a kiosk; waits for news as long as the request allows.
   * @param isStillActive asked after a wait: a kiosk may have been revoked meanwhile, or have hung up.
   * @returns null if the kiosk is not active any more, or if its version cannot be true.
   */
  async answer(
    kioskId: string,
    request: RosterRequest,
    isStillActive: () => Promise<boolean>,
  ): Promise<RosterPage | null> {
    const answer = this.#answer(kioskId, request, isStillActive);
    this.#answering.add(answer);
    try {
      return await answer;
    } finally {
      this.#answering.delete(answer);
    }
  }

  async #answer(
    kioskId: string,
    request: RosterRequest,
    isStillActive: () => Promise<boolean>,
  ): Promise<RosterPage | null> {
    const { since, holdMs, takes } = request;
    await this.refresh();
    if (!(await this.#begin(kioskId, since))) return null;
    await confirmVersion(this.db, kioskId, since);
    const doorsSince = await this.#doors.from(kioskId, request.doorsSince);
    const endMs = performance.now() + Math.min(holdMs, maxHoldMs);
    let [changes, kiosk] = [this.places.changes, await this.places.viewOf(kioskId)];
    if (kiosk === null) return null;
    // An older kiosk cannot remove people. It asks for everything once it can.
    const takesViews = takes.includes('removed');
    if (takesViews && hasBegun(request, kiosk)) await beginView(this.db, kioskId, kiosk.view);
    for (;;) {
      const { wakes } = this.#held;
      const again = since > 0 && takesViews && isOtherView(request, kiosk);
      const page = await this.#page(kioskId, { ...request, doorsSince }, kiosk);
      const leftMs = endMs - performance.now();
      const isNews =
        again || page.upTo > since || page.urgent.length + page.doors.length > 0 || page.moreDoors;
      if (isNews || leftMs <= 0 || this.#isClosed) {
        await noteSent(this.db, kioskId, page.upTo);
        this.#doors.sent(kioskId, page.doorsUpTo);
        return { ...page, again };
      }
      if (wakes === this.#held.wakes) await this.#held.news(leftMs);
      if (!(await isStillActive())) return null;
      if (changes !== this.places.changes) {
        [changes, kiosk] = [this.places.changes, await this.places.viewOf(kioskId)];
        if (kiosk === null) return null;
      }
    }
  }

  async #page(
    kioskId: string,
    request: RosterRequest,
    kiosk: KioskView,
  ): Promise<Omit<RosterPage, 'again'>> {
    const data = await this.site.data();
    const items = await itemsPage(data, this.#versions, { ...request, kiosk });
    const coming = items.items.flatMap((item) =>
      item.kind === 'person' ? [item.record.subjectId] : [],
    );
    const doors = await punchesElsewhere(this.db, kioskId, {
      since: request.doorsSince,
      coming,
      isExpected: (subjectId) => isExpected(kiosk.state, kiosk.places, subjectId),
    });
    const { view } = kiosk;
    const about = { view, sealKey: this.#sealKey, hasSite: true, takesAbsences: true };
    return { version: 1, ...items, ...doors, ...about };
  }

  /** For each kiosk, how many people it may still have who are not expected there; see `unconfirmedRemovals`. */
  async removals(): Promise<ReadonlyMap<string, number>> {
    await this.refresh();
    const state = await this.places.state();
    return unconfirmedRemovals(await peopleKiosks(this.db), this.#versions.after(0), state);
  }

  /** True for a person who was not erased. */
  async hasPerson(subjectId: string): Promise<boolean> {
    return (await this.site.data()).people.store.register.find(subjectId) !== undefined;
  }

  /** Which kiosks have a person, or may have; empty for someone unknown. */
  async kiosksOf(subjectId: string): Promise<PersonAtKiosk[]> {
    await this.refresh();
    const row = this.#versions.of(subjectId);
    if (row === null) return [];
    return personAtKiosks(await peopleKiosks(this.db), row, await this.places.state());
  }

  /**
   * Takes what was changed at a kiosk, keys of badges that it made, and absences from before it joined. The changes
   * have versions when it returns, and go on to the other kiosks.
   * @returns null if no kiosk has this id any more.
   * @throws Fault as `takeChanges`.
   */
  async take(
    kiosk: { readonly id: string; readonly name: string },
    changes: readonly PersonChange[],
    { badgeKeys = [], absences }: Pick<PeopleChanges, 'badgeKeys' | 'absences'> = {},
  ): Promise<PeopleSettled | null> {
    const result = await this.#queue.run(async () => {
      // Right before: a person whom another kiosk has just erased must not come back with a change from this one.
      if (await this.#versions.refresh()) this.wake();
      const view = await this.places.viewOf(kiosk.id);
      if (view === null) return null;
      const isForeign = this.#foreignTo(view);
      const data = await this.site.data();
      const taken = changes.filter((change) => !isForeign(subjectOf(change)));
      await reportReturned(this.db, kiosk.id, data, taken);
      const own = absences?.filter(({ subjectId }) => !isForeign(subjectId));
      // Before the badges: a kiosk that gets a badge gets its key with it.
      await data.people.store.badgeKeys.add(badgeKeys);
      const done = await takeChanges(data, this.#versions, kiosk.name, taken);
      const brought = own && (await takeAbsences(data, this.#versions, kiosk.name, own));
      return { ...done, brought, taken };
    });
    if (result === null) return null;
    const { states, doubles, brought, taken } = result;
    for (const { subjectId, holderId } of doubles) {
      const sentence = `${kiosk.name} has a person (${subjectId}) with the employee number of another person here (${holderId}). The number was left out. If they are the same person, merge the two records.`;
      const alarm = { kioskId: kiosk.id, kind: 'duplicate', about: subjectId, sentence } as const;
      await raiseAlarm(this.db, alarm, new Date());
    }
    await this.refresh();
    await this.#removeUnexpected(kiosk.id, changes);
    const settled = changes.map((change) => {
      const subjectId = subjectOf(change);
      const version = this.#versions.of(subjectId)?.version ?? 0;
      return { subjectId, version, state: states[taken.indexOf(change)] ?? 'taken' };
    });
    return { version: 1, settled, absences: brought };
  }

  /**
   * The people that a kiosk may not change. Once it has confirmed that it removed somebody who is not expected there,
   * it may no longer change them. Otherwise a stolen kiosk could change and erase the people of other sites, because it
   * got their ids to remove them.
   */
  #foreignTo({ state, places, view, viewSent, applied }: KioskView) {
    const kiosk = { view, view_sent: viewSent, roster_applied: applied };
    return (subjectId: string): boolean => {
      const row = this.#versions.of(subjectId);
      const isHere = row === null || row.digest === null || isExpected(state, places, row.id);
      return !isHere && hasConfirmed(kiosk, row.accessVersion);
    };
  }

  /**
   * A kiosk that sent somebody as new, such as from an older copy of its data, has them. It removes them with the next
   * answer if they are not expected there.
   */
  async #removeUnexpected(kioskId: string, changes: readonly PersonChange[]): Promise<void> {
    const kiosk = await this.places.viewOf(kioskId);
    if (kiosk === null) return;
    const ids = changes.flatMap((change) =>
      change.kind === 'person' && change.base === 0 ? [change.record.subjectId] : [],
    );
    const unexpected = ids.filter((id) => !isExpected(kiosk.state, kiosk.places, id));
    if (unexpected.length === 0) return;
    await this.#queue.run(() => this.#versions.move(unexpected));
    this.wake();
  }

  /** Ends the requests that are held, and waits for running work. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    this.#held.close();
    await Promise.allSettled(this.#answering);
    await this.#queue.settled();
  }

  /**
   * Lets all kiosks begin again if one has versions that the database of now has never sent it: it was restored.
   * @param since the version that the kiosk has.
   * @returns false if that cannot be true.
   */
  #begin(kioskId: string, since: number): Promise<boolean> {
    return this.#queue.run(async () => {
      if (!this.#versions.isForeign(since, await sentTo(this.db, kioskId))) return true;
      if (!(await this.#versions.moveAfter(since))) return false;
      await raiseRestored(this.db, kioskId);
      await this.#versions.refresh();
      this.wake();
      return true;
    });
  }
}

/**
 * True if a kiosk begins with the people of its view. It says which people it has: a request that comes late must not count
 * for an answer that it never got. An older kiosk does not say that, and counts as having begun when it asks for everything.
 */
function hasBegun({ since, view }: RosterRequest, kiosk: KioskView): boolean {
  return view === undefined ? since === 0 : since > 0 && view === kiosk.view;
}

/** True if a kiosk has the people of another view. */
function isOtherView({ view }: RosterRequest, kiosk: KioskView): boolean {
  return view === undefined ? kiosk.viewSent < kiosk.view : view !== kiosk.view;
}

function subjectOf(change: PersonChange): string {
  return change.kind === 'erased' ? change.subjectId : change.record.subjectId;
}
