import { recommendedSamples, type Person } from '../../../contract/calls/people.js';
import { matching } from '../../ui/table-rows.js';

/** What a list of people is narrowed to, besides a search. */
export type Shown =
  'all' | 'active' | 'suspended' | 'left' | 'no-consent' | 'few-photos' | 'pin-only';

/** The choices, in the order of the screen, which shows `people.shown.<choice>`. */
export const shownChoices: readonly Shown[] = [
  'all',
  'active',
  'suspended',
  'left',
  'no-consent',
  'few-photos',
  'pin-only',
];

const tests: Readonly<Record<Shown, (person: Person) => boolean>> = {
  all: () => true,
  active: ({ status }) => status === 'active',
  suspended: ({ status }) => status === 'suspended',
  left: ({ status }) => status === 'left',
  'no-consent': ({ samples, consent }) => samples > 0 && consent === null,
  'few-photos': ({ samples }) => samples > 0 && samples < recommendedSamples,
  'pin-only': ({ samples, hasPin }) => samples === 0 && hasPin,
};

/** How a list of people is narrowed. */
export interface PeopleFilter {
  /** A part of the name, the number, the code or the department. */
  readonly search: string;
  /** Empty for every department. */
  readonly department: string;
  readonly shown: Shown;
}

/** The people who pass every part of the filter, in the same order. */
export function filterPeople(
  people: readonly Person[],
  { search, department, shown }: PeopleFilter,
): readonly Person[] {
  const some = people.filter(
    (person) => (department === '' || person.department === department) && tests[shown](person),
  );
  return matching(some, search, (person) => [
    person.name,
    person.number,
    person.code,
    person.department,
  ]);
}

/** Every department that someone has, sorted as people sort names. */
export function departmentsOf(
  people: readonly { readonly department: string | null }[],
): readonly string[] {
  const all = new Set(people.flatMap(({ department }) => department ?? []));
  return [...all].filter((name) => name !== '').sort((a, b) => a.localeCompare(b));
}

/** The first letters of the first and the last word of a name, such as "AK"; of one word, its first. */
export function initialsOf(name: string): string {
  // "(2)" is not a word.
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  return [first, last].map(firstLetterOf).join('');
}

/** The first letter in capitals; a letter outside the basic plane is two of JavaScript's characters. */
function firstLetterOf(word: string): string {
  const point = word.codePointAt(0);
  return point === undefined ? '' : String.fromCodePoint(point).toLocaleUpperCase();
}
