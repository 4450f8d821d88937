import { SerialQueue } from '../../base/serial-queue.js';
import {
  maxHoldMs,
  type PeopleChanges,
  type PeopleSettled,
  type PersonChange,
  type RosterPage,
  type RosterRequest,
} from '../../link/roster-messages.js';
import { raiseAlarm } from '../alarms.js';
import type { HubDatabase } from '../database/open-database.js';
import type { HubIdentity } from '../identity.js';
import type { HubSite } from '../site.js';
import { publicKeysOf } from '../../link/keys.js';
import { confirmVersion } from './confirmed.js';
import { punchesElsewhere } from './doors.js';
import { itemsPage } from './page.js';
import { takeAbsences } from './take-absences.js';
import { takeChanges } from './take-changes.js';
import { RosterVersions } from './versions.js';

/** How often the hub looks for changed people, in ms; it compares two pointers. A kiosk has a change within 2 s. */
const checkMs = 200;

/** Punches within this time wake the waiting kiosks once, in ms. */
const punchMs = 500;

/** The people of the hub's site, for its kiosks. */
export class HubRoster {
  readonly #versions: RosterVersions;
  readonly #queue = new SerialQueue();
  readonly #waiting = new Set<() => void>();
  /** Requests that are being answered, also those of kiosks that have hung up. */
  readonly #answering = new Set<Promise<unknown>>();
  readonly #timer: NodeJS.Timeout;
  readonly #sealKey: string;
  /** Grows with each wake, so that none is missed between a look and a wait. */
  #wakes = 0;
  #punchTimer: NodeJS.Timeout | null = null;
  #isClosed = false;

  /** @param onBug called with errors while it looks for changes; it looks again. */
  constructor(
    private readonly db: HubDatabase,
    private readonly site: HubSite,
    { siteKey, keys }: Pick<HubIdentity, 'siteKey' | 'keys'>,
    onBug: (error: unknown) => void,
  ) {
    this.#versions = new RosterVersions(db, site, siteKey);
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
    });
  }

  /** Kiosks get punches of other doors soon, but not each punch of a rush hour by itself. */
  punched(): void {
    if (this.#punchTimer !== null) return;
    this.#punchTimer = setTimeout(() => {
      this.#punchTimer = null;
      this.wake();
    }, punchMs).unref();
  }

  /** Lets the requests that are held look for news. */
  wake(): void {
    this.#wakes += 1;
    for (const look of this.#waiting) look();
  }

  /**
   * The next page for a kiosk; waits for news as long as the request allows.
   * @param isStillActive asked after a wait: a kiosk may have been revoked meanwhile.
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
    const { since, doorsSince, holdMs } = request;
    await this.refresh();
    if (since > this.#versions.latest && !(await this.#moveAfter(since))) return null;
    await confirmVersion(this.db, kioskId, since);
    const endMs = performance.now() + Math.min(holdMs, maxHoldMs);
    for (;;) {
      const wakes = this.#wakes;
      const data = await this.site.data();
      const page: RosterPage = {
        version: 1,
        ...(await itemsPage(data, this.#versions, request)),
        ...(await punchesElsewhere(this.db, kioskId, doorsSince)),
        sealKey: this.#sealKey,
        hasSite: true,
        takesAbsences: true,
      };
      const leftMs = endMs - performance.now();
      const isNews = page.upTo > since || page.urgent.length + page.doors.length > 0;
      if (isNews || leftMs <= 0 || this.#isClosed) return page;
      if (wakes === this.#wakes) await this.#news(leftMs);
      if (!(await isStillActive())) return null;
    }
  }

  /**
   * Takes what was changed at a kiosk, keys of badges that it made, and absences from before it joined. The changes have versions when it returns, and go on to the other kiosks.
   * @throws Fault as `takeChanges`.
   */
  async take(
    kiosk: { readonly id: string; readonly name: string },
    changes: readonly PersonChange[],
    { badgeKeys = [], absences }: Pick<PeopleChanges, 'badgeKeys' | 'absences'> = {},
  ): Promise<PeopleSettled> {
    const { states, doubles, brought } = await this.#queue.run(async () => {
      // At once before: what another kiosk has just erased must not come back with a change from this one.
      if (await this.#versions.refresh()) this.wake();
      const data = await this.site.data();
      // Before the badges: a kiosk that gets a badge gets its key with it.
      await data.people.store.badgeKeys.add(badgeKeys);
      const taken = await takeChanges(data, this.#versions, kiosk.name, changes);
      const brought = absences && (await takeAbsences(data, this.#versions, kiosk.name, absences));
      return { ...taken, brought };
    });
    for (const { subjectId, holderId } of doubles) {
      const sentence = `${kiosk.name} has a person (${subjectId}) with the employee number of another person here (${holderId}). The number was left out. If they are one person, merge the two records.`;
      const alarm = { kioskId: kiosk.id, kind: 'duplicate', about: subjectId, sentence } as const;
      await raiseAlarm(this.db, alarm, new Date());
    }
    await this.refresh();
    const settled = changes.map((change, index) => {
      const subjectId = change.kind === 'erased' ? change.subjectId : change.record.subjectId;
      const version = this.#versions.of(subjectId)?.version ?? 0;
      return { subjectId, version, state: states[index]! };
    });
    return { version: 1, settled, absences: brought };
  }

  /** Ends the requests that are held, and waits for running work. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    if (this.#punchTimer !== null) clearTimeout(this.#punchTimer);
    this.wake();
    await Promise.allSettled(this.#answering);
    await this.#queue.settled();
  }

  #moveAfter(version: number): Promise<boolean> {
    return this.#queue.run(() => this.#versions.moveAfter(version));
  }

  #news(atMostMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, atMostMs);
      this.#waiting.add(done);
    });
  }
}
