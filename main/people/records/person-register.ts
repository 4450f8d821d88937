import { join } from 'node:path';
import { Fault } from '../../../contract/fault.js';
import { SerialQueue } from '../../base/serial-queue.js';
import { openDocument, type Document } from '../../storage/document.js';
import type { SiteState } from '../../storage/site-state.js';
import type { Pending } from './pending.js';
import { cleanName } from '../../../contract/names.js';
import { numberKey } from './pad-code.js';
import { PeopleFile, type NewDetails, type PersonRecord } from './person-record.js';

/** The records in `people.json`, in memory for lookups. Changes run one after the other. */
export class PersonRegister {
  readonly #queue = new SerialQueue();
  #index: { readonly of: readonly PersonRecord[]; readonly byId: Map<string, PersonRecord> } = {
    of: [],
    byId: new Map(),
  };

  private constructor(
    readonly file: string,
    private readonly document: Document<PeopleFile>,
  ) {}

  /**
   * @param site authenticates the file.
   * @throws Fault as `openDocument`.
   */
  static async open(
    folder: string,
    notify: (sentence: string) => void,
    site: SiteState | null,
  ): Promise<PersonRegister> {
    const file = join(folder, 'people.json');
    const empty: PeopleFile = { version: 1, people: [], pending: [] };
    const guard = site?.documentGuard('people');
    const document = await openDocument<PeopleFile>(file, PeopleFile, empty, [], guard);
    if (document.recovered !== null) notify(document.recovered);
    return new PersonRegister(file, document);
  }

  /** False if there was no file. */
  get isFound(): boolean {
    return this.document.found;
  }

  /** True if the last good copy was used, in which case the latest change may be lost. */
  get isRecovered(): boolean {
    return this.document.recovered !== null;
  }

  get all(): readonly PersonRecord[] {
    return this.document.data.people;
  }

  get pending(): readonly Pending[] {
    return this.document.data.pending;
  }

  /** Finds a person by id. Exports call this for each row, hence the index, rebuilt after every change. */
  find(subjectId: string): PersonRecord | undefined {
    const { people } = this.document.data;
    if (this.#index.of !== people) {
      this.#index = {
        of: people,
        byId: new Map(people.map((person) => [person.subjectId, person])),
      };
    }
    return this.#index.byId.get(subjectId);
  }

  /** The only person with that name or id. @throws Fault `not-found`, `ambiguous`. */
  findUnique(who: string): PersonRecord {
    const wanted = cleanName(who);
    // Older records may have names that were not cleaned.
    const found = this.all.filter(
      ({ subjectId, name }) => subjectId === who || name === who || cleanName(name) === wanted,
    );
    const [person] = found;
    if (person === undefined) {
      throw new Fault(
        'not-found',
        `There is no person with the name or ID ${who}. Check the list of people.`,
      );
    }
    if (found.length > 1) {
      throw new Fault(
        'ambiguous',
        `${found.length} people are named ${who}. Use one of these IDs instead: ${found.map(({ subjectId }) => subjectId).join(', ')}.`,
      );
    }
    return person;
  }

  /**
   * Checks that no one else has an employee number or a code, so that no one can punch as somebody else: on the PIN
   * pad, numbers and codes are typed into the same field.
   * @param person the person who may have them already; null for a new person.
   * @throws Fault `invalid-input` if another person has one of them, as a number or as a code.
   */
  requireFree(
    { number, code }: Pick<NewDetails, 'number' | 'code'>,
    person: PersonRecord | null,
  ): void {
    for (const [text, what] of [
      [number, 'employee number'],
      [code, 'code for the PIN pad'],
    ] as const) {
      if (text === undefined) continue;
      const key = numberKey(text);
      const isSame = (own: string | undefined): boolean =>
        own !== undefined && numberKey(own) === key;
      const holder = this.all.find(
        (other) => other !== person && (isSame(other.number) || isSame(other.code)),
      );
      if (holder === undefined) continue;
      const asWhat = isSame(holder.number) ? 'employee number' : 'code for the PIN pad';
      const belongs =
        asWhat === what
          ? `already belongs to ${holder.name} (${holder.subjectId})`
          : `is the ${asWhat} of ${holder.name} (${holder.subjectId})`;
      throw new Fault('invalid-input', `The ${what} ${text} ${belongs}. Choose another one.`);
    }
  }

  /** Runs changes one after the other, so that nothing else is written between a check and its write. */
  exclusively<Value>(work: () => Promise<Value>): Promise<Value> {
    return this.#queue.run(work);
  }

  /**
   * Writes the file; call it inside `exclusively`. The records in memory change when they are on the disk: a hub and its
   * kiosks must not tell each other of a change that then fails.
   * @throws Fault `disk-full`, `data-read-only`.
   */
  write(
    people: readonly PersonRecord[] = this.all,
    pending: readonly Pending[] = this.pending,
  ): Promise<void> {
    // Not copied, as their identity says whether anything was changed. The document only writes them.
    return this.document.replace({
      people: people as PersonRecord[],
      pending: pending as Pending[],
    });
  }

  /** As `write`, replacing one record. */
  replace(person: PersonRecord, changed: PersonRecord): Promise<void> {
    return this.write(this.all.map((other) => (other === person ? changed : other)));
  }
}
