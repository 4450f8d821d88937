import { expect, test } from 'vitest';
import { byDepartment } from './by-department.js';

test('departments by name, people without one last, each in the given order', () => {
  const people = [
    { name: 'Zoe', department: null },
    { name: 'Ben', department: 'Office' },
    { name: 'Ada', department: 'Lab' },
    { name: 'Cleo', department: 'Office' },
  ];
  expect(byDepartment(people)).toEqual([
    { department: 'Lab', people: [people[2]] },
    { department: 'Office', people: [people[1], people[3]] },
    { department: null, people: [people[0]] },
  ]);
  expect(byDepartment([])).toEqual([]);
});
