import { join } from 'node:path';
import { Fault } from '../../../contract/fault.js';
import { InTurn } from '../../base/in-turn.js';
import { openDocument, type Document } from '../../storage/document.js';
import type { Pending } from './pending.js';
import { PeopleFile, type PersonRecord } from './person-record.js';

/** The records in `people.json`: looked up at once, changed one after the other. */
export class PersonRegister {
  readonly #turns = new InTurn();
  #index: { readonly of: readonly PersonRecord[]; readonly byId: Map<string, PersonRecord> } = {
    of: [],
    byId: new Map(),
  };

  private constructor(
    readonly file: string,
    private readonly document: Document<PeopleFile>,
  ) {}

  /** @throws Fault as `openDocument`. */
  static async open(folder: string, notice: (sentence: string) => void): Promise<PersonRegister> {
    const file = join(folder, 'people.json');
    const fresh: PeopleFile = { version: 1, people: [], pending: [] };
    const document = await openDocument(file, PeopleFile, fresh);
    if (document.recovered !== null) notice(document.recovered);
    return new PersonRegister(file, document);
  }

  /** False where there was no file. */
  get isFound(): boolean {
    return this.document.found;
  }

  /** True where the last good copy had to be used, so that the latest change may be lost. */
  get isRecovered(): boolean {
    return this.document.recovered !== null;
  }

  get all(): readonly PersonRecord[] {
    return this.document.data.people;
  }

  get pending(): readonly Pending[] {
    return this.document.data.pending;
  }

  /** By id; the index is made anew after every change, since exports ask for each row. */
  find(subjectId: string): PersonRecord | undefined {
    const { people } = this.document.data;
    if (this.#index.of !== people) {
      this.#index = { of: people, byId: new Map(people.map((one) => [one.subjectId, one])) };
    }
    return this.#index.byId.get(subjectId);
  }

  /** The one with that name or id. @throws Fault `not-found`, `ambiguous`. */
  only(who: string): PersonRecord {
    const found = this.all.filter((one) => one.subjectId === who || one.name === who);
    const [person] = found;
    if (person === undefined) {
      throw new Fault('not-found', `Nobody enrolled has the name or id ${who}; see "people".`);
    }
    if (found.length > 1) {
      throw new Fault(
        'ambiguous',
        `${found.length} people are named ${who}; say which by id: ${found.map((one) => one.subjectId).join(', ')}.`,
      );
    }
    return person;
  }

  /**
   * @param person whose number it may be already; null for somebody new.
   * @throws Fault `invalid-input` for a number that is somebody else's.
   */
  refuseTaken(number: string, person: PersonRecord | null): void {
    const holder = this.all.find((one) => one.number === number);
    if (holder === undefined || holder === person) return;
    throw new Fault(
      'invalid-input',
      `The number ${number} is that of ${holder.name} (${holder.subjectId}); choose another.`,
    );
  }

  /** One change after the other: between looking and writing nobody else writes. */
  inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    return this.#turns.run(work);
  }

  /**
   * To be called in turn. Memory follows the disk: what could not be written is not so.
   * @throws Fault `disk-full`, `data-read-only`.
   */
  async write(
    people: readonly PersonRecord[] = this.all,
    pending: readonly Pending[] = this.pending,
  ): Promise<void> {
    const { data } = this.document;
    const before = { people: data.people, pending: data.pending };
    Object.assign(data, { people, pending });
    try {
      await this.document.write();
    } catch (error) {
      Object.assign(data, before);
      throw error;
    }
  }

  /** As `write`, with one record in place of another. */
  replace(person: PersonRecord, changed: PersonRecord): Promise<void> {
    return this.write(this.all.map((one) => (one === person ? changed : one)));
  }
}
