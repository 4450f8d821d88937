import { describe, expect, test } from 'vitest';
import type { Person } from '../../../contract/calls/people.js';
import { departmentsOf, filterPeople, initialsOf, shownChoices } from './people-filter.js';

function person(name: string, more: Partial<Person> = {}): Person {
  return {
    subjectId: `id-${name}`,
    name,
    formerNames: [],
    samples: 3,
    modelId: 'mobilefacenet',
    enrolledAt: '2026-03-02T08:00:00.000Z',
    number: null,
    code: null,
    department: null,
    email: null,
    scheduleId: null,
    hasPin: false,
    badges: [],
    isSupervisor: false,
    status: 'active',
    purgeAt: null,
    photos: 0,
    consent: {
      textVersion: 'en-1',
      language: 'en',
      at: '2026-03-02T08:00:00.000Z',
      recordedBy: 'grace',
    },
    problem: null,
    ...more,
  };
}

const people = [
  person('Ada', { department: 'Workshop', number: '0042' }),
  person('Ben', { department: 'Office', samples: 2 }),
  person('Chloe', { department: 'Office', consent: null }),
  person('Dora', { samples: 0, hasPin: true, consent: null, status: 'suspended' }),
  person('Elif', { status: 'left' }),
];

describe('filterPeople', () => {
  const namesOf = (filter: Partial<Parameters<typeof filterPeople>[1]>) =>
    filterPeople(people, { search: '', department: '', shown: 'all', ...filter }).map(
      ({ name }) => name,
    );

  test.each([
    ['all', ['Ada', 'Ben', 'Chloe', 'Dora', 'Elif']],
    ['active', ['Ada', 'Ben', 'Chloe']],
    ['suspended', ['Dora']],
    ['left', ['Elif']],
    // Dora has no template, so that she needs no consent.
    ['no-consent', ['Chloe']],
    ['few-photos', ['Ben']],
    ['pin-only', ['Dora']],
  ] as const)('%s', (shown, expected) => {
    expect(namesOf({ shown })).toEqual(expected);
  });

  test('every choice of the screen is tested', () => {
    expect(shownChoices).toHaveLength(7);
  });

  test('a person must match all parts of a filter', () => {
    expect(namesOf({ department: 'Office' })).toEqual(['Ben', 'Chloe']);
    expect(namesOf({ department: 'Office', shown: 'few-photos' })).toEqual(['Ben']);
    expect(namesOf({ search: '0042' })).toEqual(['Ada']);
    expect(namesOf({ search: 'offi', shown: 'no-consent' })).toEqual(['Chloe']);
  });
});

test('departments are listed once, sorted, without departments that no one is in', () => {
  expect(departmentsOf([...people, person('Finn', { department: '' })])).toEqual([
    'Office',
    'Workshop',
  ]);
});

test.each([
  ['ada', 'A'],
  ['Ada Lovelace', 'AL'],
  ['  Anna Maria de Vries ', 'AV'],
  ['𠮷野 家', '𠮷家'],
  ['Smith, J. (2)', 'SJ'],
  ['7', ''],
  ['', ''],
])('initials of "%s"', (name, expected) => {
  expect(initialsOf(name)).toBe(expected);
});
