import { setImmediate as otherWork } from 'node:timers/promises';
import type { RosterPage, RosterRequest } from '../link/roster-messages.js';
import type { PeopleData } from '../people/people-data.js';
import { recordedErasures } from '../people/shared/recorded-erasures.js';
import { changedParts } from '../people/shared/shared-person.js';
import type { PersonRecord } from '../people/records/person-record.js';
import { erasedByHub } from './erased-by-hub.js';
import { HubPeopleState } from './hub-people-state.js';
import { marksAfter, subjectOf, type LocalChange } from './local-change.js';
import type { LinkFiles, PeopleState } from './link-files.js';
import { removedIn, RosterPages } from './roster-pages.js';

/**
 * The people of a kiosk that has a hub. It remembers the hub's version as marks of each person's parts. So changes here
 * are found without a list of changes, and even a crash cannot lose one. Call its functions one after another.
 */
export class HubPeople {
  readonly #state: HubPeopleState;
  readonly #pages: RosterPages;
  /** The records that were compared last, and the changes that were found. */
  #compared: {
    readonly all: readonly PersonRecord[];
    readonly changes: readonly LocalChange[];
  } | null = null;

  constructor(
    private readonly data: PeopleData,
    files: LinkFiles,
  ) {
    this.#state = new HubPeopleState(data, files);
    this.#pages = new RosterPages(data, {
      load: () => this.#loaded(),
      keep: (state) => this.#keep(state),
      changes: () => this.changes(),
    });
  }

  /** Everything up to this version is on the disk, with the people of this view. */
  async applied(): Promise<Pick<RosterRequest, 'since' | 'view'>> {
    const { applied: since, view } = await this.#loaded();
    return { since, view: since === 0 ? 0 : view };
  }

  /** Forgets what was read from the files, which were changed. */
  reset(): void {
    this.#state.reset();
    this.#compared = null;
  }

  /**
   * Changes made here that the hub does not have. A record that is missing was erased only if the audit log says so.
   */
  async changes(): Promise<readonly LocalChange[]> {
    const state = await this.#loaded();
    const { all } = this.data.people.store.register;
    if (this.#compared?.all === all) return this.#compared.changes;
    const changes: LocalChange[] = [];
    for (const [index, record] of all.entries()) {
      if (index % 500 === 499) await otherWork();
      const known = state.known[record.subjectId];
      const changed = changedParts(record, known?.marks ?? null).filter(
        (part) => part !== 'badges' || state.sharesBadges,
      );
      if (changed.length > 0) {
        changes.push({ kind: 'person', record, parts: changed, base: known?.version ?? 0 });
      }
    }
    changes.push(...(await this.#erased(this.#gone(state))));
    this.#compared = { all, changes };
    return changes;
  }

  /** The absences from before this kiosk joined; null if the hub has them. */
  async absencesToBring(): Promise<PeopleData['absences']['all'] | null> {
    return (await this.#loaded()).broughtAbsences ? null : this.data.absences.all;
  }

  /** Notes that the hub has them. */
  async absencesBrought(): Promise<void> {
    await this.#keep({ ...(await this.#loaded()), broughtAbsences: true });
  }

  /** Records what the hub has now. @param settled versions, and the parts of the record as they were sent. */
  async sent(
    settled: readonly { readonly change: LocalChange; readonly version: number }[],
  ): Promise<void> {
    const state = await this.#loaded();
    const known = { ...state.known };
    for (const { change, version } of settled) {
      const subjectId = subjectOf(change);
      // A page with a later version came first.
      if ((known[subjectId]?.version ?? 0) > version) continue;
      if (change.kind === 'erased') Reflect.deleteProperty(known, change.subjectId);
      else known[subjectId] = { version, marks: marksAfter(change, known[subjectId]?.marks) };
    }
    await this.#keep({ ...state, known });
  }

  /** As `RosterPages.erase`. */
  erase(subjectId: string, into: string | null): Promise<void> {
    return this.#pages.erase(subjectId, into);
  }

  /**
   * True if changes of people whom a page removes are waiting here. The hub must get them first: they would be lost
   * with the people.
   */
  async isWaitingOfRemoved(page: Pick<RosterPage, 'urgent' | 'items'>): Promise<boolean> {
    const removed = removedIn(page);
    if (removed.size === 0) return false;
    return (await this.changes()).some((change) => removed.has(subjectOf(change)));
  }

  /** Asks the hub for everything again, because other people are expected here from now on. */
  async startAgain(): Promise<void> {
    await this.#keep({ ...(await this.#loaded()), applied: 0 });
  }

  /** As `RosterPages.apply`. */
  apply(page: RosterPage): Promise<void> {
    return this.#pages.apply(page);
  }

  /**
   * Asks the hub for everyone again if records were lost, which means that they are missing without an erasure in the
   * audit log.
   */
  async missLost(): Promise<void> {
    const state = await this.#loaded();
    const gone = this.#gone(state);
    if (gone.length === 0) return;
    const erased = await recordedErasures(this.data, state.auditSeq);
    const isLost = (id: string): boolean => gone.includes(id) && !erased.has(id);
    const known = Object.entries(state.known).filter(([id]) => !isLost(id));
    if (known.length === Object.keys(state.known).length) return;
    await this.#keep({ ...state, applied: 0, known: Object.fromEntries(known) });
  }

  /** Ids of the hub's people whose records are not here. */
  #gone({ known }: PeopleState): string[] {
    const { register } = this.data.people.store;
    return Object.keys(known).filter((id) => register.find(id) === undefined);
  }

  async #erased(gone: readonly string[]): Promise<LocalChange[]> {
    if (gone.length === 0) return [];
    const { auditSeq } = await this.#loaded();
    const erased = await recordedErasures(this.data, auditSeq);
    const ofHub = await erasedByHub(this.data, auditSeq);
    return gone.flatMap((subjectId): LocalChange[] => {
      const into = erased.get(subjectId);
      if (into === undefined) return [];
      return [{ kind: 'erased', subjectId, into, isAgain: ofHub.has(subjectId) }];
    });
  }

  #loaded(): Promise<PeopleState> {
    return this.#state.load();
  }

  async #keep(state: PeopleState): Promise<void> {
    this.#compared = null;
    await this.#state.keep(state);
  }
}
