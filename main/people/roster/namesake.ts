import { cleanName } from '../../../contract/names.js';
import { grouped } from '../../base/grouped.js';
import { nameKey } from './person-folders.js';

/** Finds enrolled people by their names. */
export class Namesakes<Person extends { readonly name: string }> {
  readonly #byKey: ReadonlyMap<string, readonly Person[]>;

  constructor(known: readonly Person[]) {
    this.#byKey = grouped(known, ({ name }) => nameKey(name));
  }

  /** The person of that name, if there is one; reports if it is unclear who is meant. */
  only(name: string | undefined, report: (message: string) => void): Person | undefined {
    if (name === undefined) return undefined;
    const [first, ...more] = this.#byKey.get(nameKey(name)) ?? [];
    if (more.length > 0) {
      report(
        `${more.length + 1} people with this name are enrolled; add a table with their employee numbers`,
      );
    } else if (first !== undefined && cleanName(first.name) !== name) {
      report(`is written ${first.name} for the person who is enrolled; use the same spelling`);
    }
    return first;
  }
}
