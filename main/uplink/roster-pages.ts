import { recordFirst, type Commit } from '../access/audit-first.js';
import type { RosterItem, RosterPage } from '../link/roster-messages.js';
import type { PeopleData } from '../people/people-data.js';
import { removeSubject } from '../people/leaving/pending-changes.js';
import { eraseShared } from '../people/shared/erase-shared.js';
import { recordedErasures } from '../people/shared/recorded-erasures.js';
import { marksOf, marksOfShared, parts, type Part } from '../people/shared/shared-person.js';
import {
  takePeople,
  type PersonToTake,
  type Taken,
  type Taking,
} from '../people/shared/take-people.js';
import { hubActor } from './hub-actor.js';
import type { LocalChange } from './local-change.js';
import type { PeopleState } from './link-files.js';

/** Ids of the people that a page removes. */
export function removedIn({ urgent, items }: Pick<RosterPage, 'urgent' | 'items'>): Set<string> {
  const removed = [...urgent, ...items].filter(({ kind }) => kind === 'removed');
  return new Set(removed.map((item) => (item as { subjectId: string }).subjectId));
}

/** What a kiosk remembers about the people of its hub, and what was changed here. */
interface RememberedPeople {
  load(): Promise<PeopleState>;
  keep(state: PeopleState): Promise<void>;
  /** Changes made here that the hub does not have. */
  changes(): Promise<readonly LocalChange[]>;
}

/** Whether it is to be decided about a person. */
type Among = (person: Pick<PersonToTake, 'record'>) => boolean;

/** Applies the pages of people that the hub sends. Call its functions one after another. */
export class RosterPages {
  constructor(
    private readonly data: PeopleData,
    private readonly state: RememberedPeople,
  ) {}

  /** Erases a person that the hub has erased, or merged into another one. */
  erase(subjectId: string, into: string | null): Promise<void> {
    return eraseShared(this.data, subjectId, into, hubActor, 'the hub');
  }

  /**
   * Applies a page, removals first. The version is recorded only when the page is on the disk. After a crash the page
   * is applied again, which changes nothing.
   */
  async apply({ urgent, items, upTo, badgeKeys, view }: RosterPage): Promise<void> {
    await this.#shareBadges(badgeKeys);
    const erased = [...urgent, ...items].filter((item) => item.kind === 'erased');
    for (const { subjectId, into } of erased) await this.erase(subjectId, into);
    await this.#remove(removedIn({ urgent, items }));
    await this.#bar(urgent.filter((item) => item.kind === 'barred'));
    await this.#withdraw(urgent.filter((item) => item.kind === 'withdrawn'));
    const state = await this.state.load();
    const people = items
      .filter((item) => item.kind === 'person')
      // A change from here may have got a later version while this answer was being sent.
      .filter(({ record, version }) => version >= (state.known[record.subjectId]?.version ?? 0));
    const known = { ...state.known };
    for (const { subjectId } of erased) Reflect.deleteProperty(known, subjectId);
    const { stripped, records, keepsOf } = await this.#take((among) =>
      this.#toTake(people.filter(among)),
    );
    for (const { record, version, badges: given } of people) {
      const own = records.get(record.subjectId);
      const theirs = marksOfShared({ record, template: null, badges: given });
      const ours = own === undefined ? null : marksOf(own);
      const keeps = keepsOf.get(record.subjectId) ?? [];
      // A change that waits differs from the hub's record. Any other difference is not a change, such as a template
      // that cannot be read here.
      const marks = parts.map((part, index) =>
        // Badges of both sides count: those that are only here wait for the hub.
        keeps.includes(part) || part === 'badges' ? theirs[index]! : (ours ?? theirs)[index]!,
      );
      known[record.subjectId] = { version, marks };
    }
    this.#noteStripped(known, state, stripped);
    const applied = Math.max(state.applied, upTo);
    // The pages after the first one are of the same view, or the hub says that everything must come again.
    await this.state.keep({
      ...state,
      known,
      applied,
      view: state.applied === 0 ? view : state.view,
    });
  }

  /**
   * Removes people who are not expected here any more, as by an erasure. First it forgets that the hub has them:
   * otherwise, a missing record would look like an erasure made here, which would go to the hub and to all kiosks.
   */
  async #remove(removed: ReadonlySet<string>): Promise<void> {
    const state = await this.state.load();
    const { register } = this.data.people.store;
    const known = Object.entries(state.known).filter(([id]) => !removed.has(id));
    if (known.length < Object.keys(state.known).length) {
      await this.state.keep({ ...state, known: Object.fromEntries(known) });
    }
    for (const id of removed) {
      if (register.find(id) !== undefined) await removeSubject(this.data, id, hubActor);
    }
  }

  /** Suspends people at once, before their page comes. */
  async #bar(barred: readonly Extract<RosterPage['urgent'][number], { kind: 'barred' }>[]) {
    const { register } = this.data.people.store;
    const { records, keepsOf } = await this.#take((among) =>
      barred.flatMap(({ subjectId, suspended, purgeAt }): PersonToTake[] => {
        const own = register.find(subjectId);
        const isDone = own?.suspended === suspended && own?.purgeAt === purgeAt;
        if (own === undefined || isDone || !among({ record: own })) return [];
        return [{ record: { ...own, suspended, purgeAt }, template: null, keeps: [], seen: own }];
      }),
    );
    const people = [...keepsOf.keys()].flatMap((id) => records.get(id) ?? []);
    if (people.length === 0) return;
    const state = await this.state.load();
    const known = { ...state.known };
    const status = parts.indexOf('status');
    for (const record of people) {
      const before = known[record.subjectId];
      if (before === undefined) continue;
      const marks = before.marks.with(status, marksOf(record)[status]!);
      known[record.subjectId] = { ...before, marks };
    }
    await this.state.keep({ ...state, known });
  }

  /** From now on, badges are shared, if the hub does. */
  async #shareBadges(badgeKeys: RosterPage['badgeKeys']): Promise<void> {
    if (badgeKeys === undefined) return;
    await this.data.people.store.badgeKeys.add(badgeKeys);
    const state = await this.state.load();
    if (!state.sharesBadges) await this.state.keep({ ...state, sharesBadges: true });
  }

  /** Badges that no longer work, at once: their people's page may come later. */
  async #withdraw(
    withdrawn: readonly Extract<RosterPage['urgent'][number], { kind: 'withdrawn' }>[],
  ): Promise<void> {
    const { register } = this.data.people.store;
    await this.#take((among) =>
      withdrawn.flatMap(({ subjectId, badges: ids }): PersonToTake[] => {
        const own = register.find(subjectId);
        const works = own?.badges?.some(({ id }) => ids.includes(id)) === true;
        if (own === undefined || !works || !among({ record: own })) return [];
        const badges = { badges: [], withdrawn: ids };
        return [{ record: own, template: null, badges, keeps: [], seen: own }];
      }),
    );
  }

  /**
   * The people of a page, except those who were erased here, even before the hub confirmed that it knows them. Changes
   * made here stay until the hub has them.
   */
  async #toTake(
    people: readonly Extract<RosterItem, { kind: 'person' }>[],
  ): Promise<PersonToTake[]> {
    const waiting = new Map<string, readonly Part[]>();
    const { register } = this.data.people.store;
    const here = new Map(register.all.map((record) => [record.subjectId, record]));
    const isNew = people.some(({ record }) => !here.has(record.subjectId));
    const { auditSeq } = await this.state.load();
    const recorded = isNew ? await recordedErasures(this.data, auditSeq) : [];
    const isGone = (id: string): boolean => register.find(id) === undefined;
    const erased = new Set([...recorded].map(([id]) => id).filter(isGone));
    for (const change of await this.state.changes()) {
      if (change.kind === 'erased') erased.add(change.subjectId);
      // A person who is not from the hub, but whom the hub has too: the hub's record counts.
      else if (change.base > 0) waiting.set(change.record.subjectId, change.parts);
    }
    return people
      .filter(({ record }) => !erased.has(record.subjectId))
      .map(({ record, template, badges }) => {
        const { subjectId } = record;
        const keeps = waiting.get(subjectId) ?? [];
        return { record, template, badges, keeps, seen: here.get(subjectId) ?? null };
      });
  }

  /**
   * Takes people. It decides again about those who are changed here in between, so that no change made here is lost.
   * @param decide what to take, of the people whom `among` accepts.
   */
  async #take(
    decide: (among: Among) => readonly PersonToTake[] | Promise<readonly PersonToTake[]>,
  ): Promise<{
    readonly stripped: readonly string[];
    /** All records as they were right after the last change, by id. */
    readonly records: Taken['records'];
    /** The parts that stayed as they are here, by id. */
    readonly keepsOf: ReadonlyMap<string, readonly Part[]>;
  }> {
    const commit: Commit<Taking> = (taking, write) =>
      recordFirst(
        this.data.audit,
        hubActor,
        { action: 'people.fromHub', target: null, after: taking },
        write,
      );
    const stripped: string[] = [];
    const keepsOf = new Map<string, readonly Part[]>();
    let records: Taken['records'] = new Map();
    let again: readonly string[] | null = null;
    do {
      const undecided: readonly string[] | null = again;
      const people = await decide(({ record }) => undecided?.includes(record.subjectId) !== false);
      if (people.length === 0) break;
      const taken = await takePeople(this.data.people.store, people, commit);
      for (const { record, keeps } of people) keepsOf.set(record.subjectId, keeps);
      stripped.push(...taken.stripped);
      records = taken.records;
      again = taken.skipped;
    } while (again.length > 0);
    return { stripped, records, keepsOf };
  }

  /** People who lost their number here have the same at the hub, unless they were changed here. */
  #noteStripped(
    known: PeopleState['known'],
    before: PeopleState,
    stripped: readonly string[],
  ): void {
    const entry = parts.indexOf('entry');
    for (const id of stripped) {
      const [own, now] = [this.data.people.store.register.find(id), known[id]];
      if (own === undefined || now === undefined || before.known[id] === undefined) continue;
      known[id] = { ...now, marks: now.marks.with(entry, marksOf(own)[entry]!) };
    }
  }
}
