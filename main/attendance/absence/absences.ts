import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { AbsenceKind } from '../../../contract/calls/absences.js';
import type { Purged } from '../../../contract/calls/people.js';
import { Fault } from '../../../contract/fault.js';
import { unaudited, type Commit } from '../../access/audit-first.js';
import { openDocument, type Document } from '../../storage/document.js';
import type { SiteState } from '../../storage/site-state.js';
import type { DayRange } from '../days/day-range.js';

/** An absence of one person. */
export const StoredAbsence = v.object({
  id: v.string(),
  subjectId: v.string(),
  kind: AbsenceKind,
  /** First and last day, both included, such as `2026-03-02`. */
  from: v.string(),
  to: v.string(),
});
export type StoredAbsence = v.InferOutput<typeof StoredAbsence>;
export type NewAbsence = Omit<StoredAbsence, 'id'>;

/** Absences of the hub, and ids of those that it removed. */
export interface SharedAbsences {
  readonly set: readonly StoredAbsence[];
  readonly removed: readonly string[];
}

const AbsencesFile = v.object({ version: v.literal(1), absences: v.array(StoredAbsence) });
type AbsencesFile = v.InferOutput<typeof AbsencesFile>;

/**
 * The absences of all people, by subject id, in one authenticated file. They are erased with the person,
 * because they can be about health.
 */
export class Absences {
  /** Absences of each subject; made again after every change. */
  #bySubject: ReadonlyMap<string, readonly StoredAbsence[]>;

  private constructor(private readonly document: Document<AbsencesFile>) {
    this.#bySubject = bySubject(document.data.absences);
  }

  /**
   * @param site authenticates the file.
   * @throws Fault as `openDocument`.
   */
  static async open(
    folder: string,
    notify: (sentence: string) => void,
    site: SiteState | null = null,
  ): Promise<Absences> {
    const file = join(folder, 'absences.json');
    const initial: AbsencesFile = { version: 1, absences: [] };
    const guard = site?.documentGuard('absences');
    const document = await openDocument(file, AbsencesFile, initial, [], guard);
    if (document.recovered !== null) notify(document.recovered);
    return new Absences(document);
  }

  /** All of them; another array after each change. */
  get all(): readonly StoredAbsence[] {
    return this.document.data.absences;
  }

  /** The absences that overlap a range, by first day. @param subjectId of one person; null for everyone. */
  list({ from, to }: DayRange, subjectId: string | null = null): StoredAbsence[] {
    const all = subjectId === null ? this.document.data.absences : this.#of(subjectId);
    return all
      .filter(
        (one) => (to === undefined || one.from <= to) && (from === undefined || one.to >= from),
      )
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  }

  /** Why a person is absent on a day; null if they are not. @param day such as `2026-03-02`. */
  kindOn(subjectId: string, day: string): AbsenceKind | null {
    const absences = this.#bySubject.get(subjectId);
    if (absences === undefined) return null;
    return absences.find(({ from, to }) => from <= day && day <= to)?.kind ?? null;
  }

  /** The absence with this id. @throws Fault `not-found`. */
  find(id: string): StoredAbsence {
    const found = this.document.data.absences.find((one) => one.id === id);
    if (found !== undefined) return found;
    throw new Fault(
      'not-found',
      `There is no absence with the ID ${id}. To list absences, run "rollcall absence list".`,
    );
  }

  /**
   * Adds absences, all in one change.
   * @param commit called before they are saved.
   * @throws Fault `invalid-input` if a person would have two absences on one day; `disk-full`,
   *   `data-read-only`.
   */
  async add(
    added: readonly NewAbsence[],
    commit: Commit<readonly StoredAbsence[]> = unaudited,
  ): Promise<StoredAbsence[]> {
    const stored = added.map((absence) => ({ id: randomUUID(), ...absence }));
    await this.#change((draft) => {
      for (const absence of stored) {
        const other = overlapping(absence, draft.absences);
        if (other !== null) throw overlapFault(other);
        draft.absences.push(absence);
      }
      return stored;
    }, commit);
    return stored;
  }

  /** Removes an absence. @throws Fault `not-found`, `disk-full`, `data-read-only`. */
  remove(id: string, commit: Commit<StoredAbsence> = unaudited): Promise<StoredAbsence> {
    return this.#change((draft) => {
      const removed = this.find(id);
      draft.absences = draft.absences.filter((one) => one.id !== id);
      return removed;
    }, commit);
  }

  /**
   * Copies absences from the hub, with their ids, and removes those that the hub has removed. An absence that was
   * entered here stays, even on the same days.
   * @throws Fault `disk-full`, `data-read-only`.
   */
  async take(
    { set, removed }: SharedAbsences,
    commit: Commit<SharedAbsences> = unaudited,
  ): Promise<void> {
    const gone = new Set([...removed, ...set.map(({ id }) => id)]);
    await this.#change((draft) => {
      draft.absences = [...set, ...draft.absences.filter(({ id }) => !gone.has(id))];
      return { set, removed };
    }, commit);
  }

  /** Gives a merged person's absences to the record that is kept. @throws Fault `disk-full`, `data-read-only`. */
  async merge(goneId: string, subjectId: string): Promise<void> {
    if (this.#of(goneId).length === 0) return;
    await this.#change((draft) => {
      for (const absence of draft.absences) {
        if (absence.subjectId === goneId) absence.subjectId = subjectId;
      }
    }, unaudited);
  }

  /** The entry for the certificate of an erasure; null without absences. */
  purgedItem(subjectId: string): Promise<Purged | null> {
    const absences = this.#of(subjectId);
    if (absences.length === 0) return Promise.resolve(null);
    const bytes = Buffer.from(JSON.stringify(absences));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return Promise.resolve({ what: 'absences', sizeBytes: bytes.length, sha256 });
  }

  /** Erases a person's absences, including those in the last good copy. @throws Fault `disk-full`, `data-read-only`. */
  async eraseOf(subjectId: string): Promise<void> {
    if (this.#of(subjectId).length === 0) return;
    await this.#change((draft) => {
      draft.absences = draft.absences.filter((one) => one.subjectId !== subjectId);
    }, unaudited);
    await this.document.write();
  }

  #of(subjectId: string): readonly StoredAbsence[] {
    return this.#bySubject.get(subjectId) ?? [];
  }

  async #change<Result>(
    edit: (draft: AbsencesFile) => Result,
    commit: Commit<Result>,
  ): Promise<Result> {
    const result = await this.document.change(edit, commit);
    this.#bySubject = bySubject(this.document.data.absences);
    return result;
  }
}

/** The absence of the same person that has a day in common; null if there is none. */
export function overlapping(
  { subjectId, from, to }: NewAbsence,
  others: readonly NewAbsence[],
): NewAbsence | null {
  const isCommon = (other: NewAbsence): boolean =>
    other.subjectId === subjectId && other.from <= to && other.to >= from;
  return others.find(isCommon) ?? null;
}

function overlapFault({ kind, from, to }: NewAbsence): Fault {
  const days = from === to ? `on ${from}` : `from ${from} to ${to}`;
  return new Fault(
    'invalid-input',
    `This person already has an absence (${kind}) ${days}. Remove it first, or choose other days.`,
  );
}

function bySubject(absences: readonly StoredAbsence[]): Map<string, StoredAbsence[]> {
  const found = new Map<string, StoredAbsence[]>();
  for (const absence of absences) {
    const own = found.get(absence.subjectId);
    if (own === undefined) found.set(absence.subjectId, [absence]);
    else own.push(absence);
  }
  return found;
}
