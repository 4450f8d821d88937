import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { DoorCaseKind } from '../../contract/calls/door-cases.js';
import { Fault } from '../../contract/fault.js';
import { openDocument, type Document } from '../storage/document.js';
import type { SiteState } from '../storage/site-state.js';

const StoredCase = v.object({
  id: v.string(),
  kind: DoorCaseKind,
  /** UTC, of the latest time. */
  at: v.string(),
  kioskId: v.string(),
  /** Subject ids. */
  subjectId: v.nullable(v.string()),
  takenForId: v.nullable(v.string()),
  count: v.number(),
});
export type StoredCase = v.InferOutput<typeof StoredCase>;
const Cases = v.object({ version: v.literal(1), cases: v.array(StoredCase) });
type Cases = v.InferOutput<typeof Cases>;

/** Anyone can touch the screen, so the list is bounded: the oldest cases go first. */
const maxCases = 200;

/** The cases that the door leaves to an administrator, without pictures and without names. */
export class DoorCases {
  private constructor(private readonly document: Document<Cases>) {}

  /** @param site authenticates the file. @throws Fault as `openDocument`. */
  static async open(
    folder: string,
    notify: (sentence: string) => void,
    site: SiteState | null = null,
  ): Promise<DoorCases> {
    const file = join(folder, 'door-cases.json');
    const guard = site?.documentGuard('door cases');
    const document = await openDocument(file, Cases, { version: 1, cases: [] }, [], guard);
    if (document.recovered !== null) notify(document.recovered);
    return new DoorCases(document);
  }

  /** Oldest first. */
  get all(): readonly StoredCase[] {
    return this.document.data.cases;
  }

  /**
   * Adds a case, or counts an open one of the same kind and people once more. @returns its id.
   * @throws Fault as `Document.change`.
   */
  add(
    given: Pick<StoredCase, 'kind' | 'at' | 'kioskId' | 'subjectId' | 'takenForId'>,
  ): Promise<string> {
    return this.document.change((draft) => {
      // Each request for help may come from a different person.
      const same = draft.cases.find(
        ({ kind, subjectId, takenForId }) =>
          kind !== 'help' &&
          kind === given.kind &&
          subjectId === given.subjectId &&
          takenForId === given.takenForId,
      );
      const added = { id: same?.id ?? randomUUID(), count: (same?.count ?? 0) + 1, ...given };
      const others = draft.cases.filter((one) => one !== same);
      draft.cases = [...others, added].slice(-maxCases);
      return added.id;
    });
  }

  /** Takes a case off the list. @throws Fault `not-found`; as `Document.change`. */
  remove(id: string): Promise<StoredCase> {
    return this.document.change((draft) => {
      const removed = draft.cases.find((one) => one.id === id);
      if (removed === undefined) {
        throw new Fault('not-found', 'This case is no longer on the list. Reload the list.');
      }
      draft.cases = draft.cases.filter((one) => one !== removed);
      return removed;
    });
  }
}
