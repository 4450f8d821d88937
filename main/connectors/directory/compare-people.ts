import { counted } from '../../../contract/plural.js';
import { numberKey } from '../../people/records/pad-code.js';
import type { DirectoryPerson } from './directory-person.js';

/** The data about a person here that the comparison needs. */
export interface ExistingPerson {
  readonly subjectId: string;
  readonly name: string;
  readonly number: string | null;
  readonly department: string | null;
  readonly email: string | null;
  /** True for a person who is marked as having left. */
  readonly hasLeft: boolean;
}

/** The differences between a list and a person here. Details that the list does not contain are left unchanged. */
export interface PersonChange {
  readonly person: ExistingPerson;
  readonly name?: string;
  readonly department?: string;
  readonly email?: string;
}

/** The changes here that follow from another system's list of people. */
export interface Comparison {
  /** People with an employee number that no one has here. */
  readonly adding: readonly (DirectoryPerson & { readonly number: string })[];
  readonly changing: readonly PersonChange[];
  /** People who had left here and are in the list again. */
  readonly returning: readonly ExistingPerson[];
  /** People with an employee number here who are not in the list. Those without one were not in any list. */
  readonly leaving: readonly ExistingPerson[];
  /** People of the list without an employee number, who are left out. */
  readonly withoutNumber: number;
  /** Why the comparison may not be used; null if it may. */
  readonly problem: string | null;
}

/** At most this share of the people may leave at once, or this number, whichever is larger. */
const maxShare = 0.1;
const maxFew = 3;

/**
 * Compares a list of people with those here. A list that is much too short is a mistake there, such as a filter or
 * an empty answer, and must not send everyone away.
 * @param known the people here, also those who have left.
 * @param maxLeaving how many may leave at once; by default a tenth of those who have not left, at least 3.
 */
export function comparePeople(
  people: readonly DirectoryPerson[],
  known: readonly ExistingPerson[],
  maxLeaving?: number,
): Comparison {
  const listed = new Map<string, DirectoryPerson & { readonly number: string }>();
  for (const { number, ...person } of people) {
    if (number !== null) listed.set(numberKey(number), { ...person, number });
  }
  const here = new Map<string, ExistingPerson>();
  for (const person of known) {
    if (person.number !== null) here.set(numberKey(person.number), person);
  }
  const present = known.filter(({ hasLeft }) => !hasLeft);
  const limit = maxLeaving ?? Math.max(maxFew, Math.floor(present.length * maxShare));
  const leaving = present.filter(({ number }) => number !== null && !listed.has(numberKey(number)));
  const both = [...listed].flatMap(([key, one]) => {
    const person = here.get(key);
    return person === undefined ? [] : [{ one, person }];
  });
  return {
    adding: [...listed].flatMap(([key, one]) => (here.has(key) ? [] : [one])),
    changing: both.flatMap(({ one, person }) => changeOf(one, person) ?? []),
    returning: both.flatMap(({ person }) => (person.hasLeft ? [person] : [])),
    leaving,
    withoutNumber: people.filter(({ number }) => number === null).length,
    problem:
      listed.size === 0
        ? 'The list has no people with an employee number.'
        : leaving.length > limit
          ? `${counted(leaving.length, 'person', 'people')} would leave at once; at most ${limit.toLocaleString('en')} may. Check the list, or allow more.`
          : null,
  };
}

/** Null if the list says nothing else about a person. */
function changeOf(
  { name, department, email }: DirectoryPerson,
  person: ExistingPerson,
): PersonChange | null {
  const change = {
    ...(name !== '' && name !== person.name && { name }),
    ...(department !== null && department !== person.department && { department }),
    ...(email !== null && email !== person.email && { email }),
  };
  return Object.keys(change).length === 0 ? null : { person, ...change };
}
