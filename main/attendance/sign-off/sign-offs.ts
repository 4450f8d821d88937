import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { SignOff } from '../../../contract/calls/sign-offs.js';
import { Fault } from '../../../contract/fault.js';
import { unaudited, type Commit } from '../../access/audit-first.js';
import { openDocument, type Document } from '../../storage/document.js';
import type { SiteState } from '../../storage/site-state.js';

/** As in the contract, without the state, which is computed from the other fields. */
export const StoredSignOff = v.omit(SignOff, ['state']);
export type StoredSignOff = v.InferOutput<typeof StoredSignOff>;

const SignOffsFile = v.object({ version: v.literal(1), signOffs: v.array(StoredSignOff) });
type SignOffsFile = v.InferOutput<typeof SignOffsFile>;

/** Days of one person that a correction changes. */
export interface ChangedDays {
  readonly subjectId: string;
  readonly from: string;
  readonly to: string;
}

/** The state of a range of days, for exports. */
export interface PeriodState {
  /** `open`: no day is signed off; `partly`: some are; `changed`: corrected after the sign-off. */
  readonly state: 'open' | 'partly' | 'signed' | 'changed';
  readonly periods: Pick<SignOff, 'from' | 'to' | 'signedAt' | 'signedBy'>[];
}

const dayMs = 86_400_000;

/**
 * The periods that HR signed off, in one authenticated file; each change is recorded in the audit log first.
 * Nothing is removed: a period is reopened by a further entry, and keeps its corrections.
 */
export class SignOffs {
  private constructor(private readonly document: Document<SignOffsFile>) {}

  /**
   * @param site authenticates the file.
   * @throws Fault as `openDocument`.
   */
  static async open(
    folder: string,
    notify: (sentence: string) => void,
    site: SiteState | null = null,
  ): Promise<SignOffs> {
    const file = join(folder, 'sign-offs.json');
    const initial: SignOffsFile = { version: 1, signOffs: [] };
    const guard = site?.documentGuard('sign-offs');
    const document = await openDocument(file, SignOffsFile, initial, [], guard);
    if (document.recovered !== null) notify(document.recovered);
    return new SignOffs(document);
  }

  /** All, oldest first; another array after each change. */
  get all(): readonly StoredSignOff[] {
    return this.document.data.signOffs;
  }

  /** Copies periods from the hub, with their ids. @throws Fault `disk-full`, `data-read-only`. */
  async take(
    set: readonly StoredSignOff[],
    commit: Commit<readonly StoredSignOff[]> = unaudited,
  ): Promise<void> {
    const ids = new Set(set.map(({ id }) => id));
    await this.document.change((draft) => {
      draft.signOffs = [...draft.signOffs.filter(({ id }) => !ids.has(id)), ...set];
      return set;
    }, commit);
  }

  /** All, newest first. */
  list(): SignOff[] {
    return this.document.data.signOffs.map(withState).reverse();
  }

  /** The closed period of a day; null if it is open. @param day such as `2026-03-02`. */
  periodOf(day: string): SignOff | null {
    const found = this.#closed().find(({ from, to }) => from <= day && day <= to);
    return found === undefined ? null : withState(found);
  }

  /**
   * Signs a period off.
   * @throws Fault `invalid-input` if one of its days is signed off already; `disk-full`, `data-read-only`.
   */
  add(
    added: Omit<StoredSignOff, 'id' | 'reopened' | 'corrections'>,
    commit: Commit<StoredSignOff> = unaudited,
  ): Promise<SignOff> {
    const signOff: StoredSignOff = { id: randomUUID(), ...added, reopened: null, corrections: [] };
    return this.document
      .change((draft) => {
        const other = this.#closed().find(({ from, to }) => from <= added.to && to >= added.from);
        if (other !== undefined) {
          throw new Fault(
            'invalid-input',
            `${other.from} to ${other.to} is signed off already. Choose other days, or reopen that period first.`,
          );
        }
        draft.signOffs.push(signOff);
        return signOff;
      }, commit)
      .then(withState);
  }

  /** Opens a period again. @throws Fault `not-found`, `disk-full`, `data-read-only`. */
  reopen(
    id: string,
    reopened: NonNullable<SignOff['reopened']>,
    commit: Commit<StoredSignOff> = unaudited,
  ): Promise<SignOff> {
    return this.document
      .change((draft) => {
        const found = draft.signOffs.find((one) => one.id === id && one.reopened === null);
        if (found === undefined) {
          throw new Fault(
            'not-found',
            `There is no signed-off period with the ID ${id}. To list them, run "rollcall sign-off list".`,
          );
        }
        found.reopened = reopened;
        return found;
      }, commit)
      .then(withState);
  }

  /** @throws Fault `invalid-input` if a changed day is signed off and no reason is given. */
  requireReason(changes: readonly ChangedDays[], reason: string | undefined): void {
    if (reason !== undefined) return;
    const period = this.#closed().find((one) => changes.some((change) => overlaps(one, change)));
    if (period === undefined) return;
    throw new Fault(
      'invalid-input',
      `${period.from} to ${period.to} is signed off. Give a reason for the change.`,
      { fields: [{ field: 'reason', problem: 'must be given, because the days are signed off' }] },
    );
  }

  /** Marks changes to signed-off days and ignores open days. Call it before the change. */
  async recordCorrections(changes: readonly ChangedDays[]): Promise<void> {
    const isClosed = (change: ChangedDays): boolean =>
      this.#closed().some((one) => overlaps(one, change));
    if (!changes.some(isClosed)) return;
    await this.document.change((draft) => {
      for (const signOff of draft.signOffs) {
        if (signOff.reopened !== null) continue;
        for (const { subjectId, from, to } of changes) {
          if (overlaps(signOff, { from, to })) signOff.corrections.push({ subjectId, from, to });
        }
      }
    });
  }

  /** The state of a range of days. Unbounded ends count as open. */
  stateOf(from: string | undefined, to: string | undefined): PeriodState {
    const inside = this.#closed().filter(
      (one) => (to === undefined || one.from <= to) && (from === undefined || one.to >= from),
    );
    const periods = inside.map(({ from: first, to: last, signedAt, signedBy }) => {
      return { from: first, to: last, signedAt, signedBy };
    });
    if (inside.length === 0) return { state: 'open', periods };
    if (from === undefined || to === undefined) return { state: 'partly', periods };
    for (let atMs = Date.parse(from); atMs <= Date.parse(to); atMs += dayMs) {
      const day = new Date(atMs).toISOString().slice(0, 10);
      if (this.periodOf(day) === null) return { state: 'partly', periods };
    }
    const range = { from, to };
    const isChanged = inside.some((one) => one.corrections.some((each) => overlaps(range, each)));
    return { state: isChanged ? 'changed' : 'signed', periods };
  }

  #closed(): readonly StoredSignOff[] {
    return this.document.data.signOffs.filter(({ reopened }) => reopened === null);
  }
}

function withState(signOff: StoredSignOff): SignOff {
  const { reopened, corrections } = signOff;
  const state = reopened !== null ? 'reopened' : corrections.length > 0 ? 'changed' : 'signed';
  return { ...signOff, state };
}

function overlaps(
  one: { readonly from: string; readonly to: string },
  other: { readonly from: string; readonly to: string },
): boolean {
  return one.from <= other.to && one.to >= other.from;
}
