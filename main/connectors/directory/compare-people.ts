import { stringify } from 'csv-stringify/sync';
import { counted } from '../../../contract/plural.js';
import { numberKey } from '../../people/records/pad-code.js';
import type { DirectoryPerson } from './directory-person.js';

/** A person here, as far as the comparison needs it. */
export interface KnownHere {
  readonly subjectId: string;
  readonly name: string;
  readonly number: string | null;
}

/** What another system's list of people means for the people here. */
export interface Comparison {
  /** A table for the import of people: number, name, department, email. */
  readonly table: string;
  /** People with an employee number here who are not in the list. Those without one were not in any list. */
  readonly leaving: readonly KnownHere[];
  /** People of the list without an employee number, who are left out. */
  readonly withoutNumber: number;
  /** Why nothing of it may be used; null if it may. */
  readonly problem: string | null;
}

/** At most this share of the people may leave at once, or this number, whichever is more. */
const maxShare = 0.1;
const maxFew = 3;

/**
 * Compares a list of people with those here. A list that is much too short is a mistake there, such as a filter or
 * an empty answer, and must not send everyone away.
 * @param known the people here who have not left.
 * @param maxLeaving how many may leave at once; by default a tenth, at least 3.
 */
export function comparePeople(
  people: readonly DirectoryPerson[],
  known: readonly KnownHere[],
  maxLeaving = Math.max(maxFew, Math.floor(known.length * maxShare)),
): Comparison {
  const listed = people.filter(({ number }) => number !== null);
  const numbers = new Set(listed.map(({ number }) => numberKey(number!)));
  const leaving = known.filter(({ number }) => number !== null && !numbers.has(numberKey(number)));
  const rows = listed.map(({ number, name, department, email }) => ({
    number,
    name,
    department,
    email,
  }));
  const columns = ['number', 'name', 'department', 'email'];
  const tooMany = `${counted(leaving.length, 'person', 'people')} would leave at once; at most ${maxLeaving.toLocaleString('en')} may. Check the list, or allow more.`;
  return {
    table: stringify(rows, { header: true, columns }),
    leaving,
    withoutNumber: people.length - listed.length,
    problem:
      listed.length === 0
        ? 'The list has no people with an employee number.'
        : leaving.length > maxLeaving
          ? tooMany
          : null,
  };
}
