import { describe, expect, test } from 'vitest';
import { matching, nextOrder, pageOf, sortedBy } from './table-rows.js';

describe('sortedBy', () => {
  const names = ['Hall 10', 'hall 2', 'Ödön', 'Zoe', 'olga'];

  test('sorts names as people do', () => {
    expect(sortedBy(names, (name) => name, false)).toEqual([
      'hall 2',
      'Hall 10',
      'Ödön',
      'olga',
      'Zoe',
    ]);
    expect(sortedBy(names, (name) => name, true)[0]).toBe('Zoe');
  });

  test('rows without a key come last both ways, and equal ones keep their order', () => {
    const rows = [
      { id: 'a', number: null },
      { id: 'b', number: 2 },
      { id: 'c', number: 10 },
      { id: 'd', number: 2 },
    ];
    const ids = (isDescending: boolean) =>
      sortedBy(rows, ({ number }) => number, isDescending).map(({ id }) => id);
    expect(ids(false)).toEqual(['b', 'd', 'c', 'a']);
    expect(ids(true)).toEqual(['c', 'b', 'd', 'a']);
    expect(rows[0]?.id).toBe('a');
  });
});

test('a heading sorts upwards, then downwards, and another one upwards again', () => {
  const first = nextOrder(null, 'name');
  expect(first).toEqual({ by: 'name', isDescending: false });
  const second = nextOrder(first, 'name');
  expect(second).toEqual({ by: 'name', isDescending: true });
  expect(nextOrder(second, 'name')).toEqual({ by: 'name', isDescending: false });
  expect(nextOrder(second, 'number')).toEqual({ by: 'number', isDescending: false });
});

test('a search finds parts of any field, and an empty one finds every row', () => {
  const rows = [
    { name: 'Ada', department: 'Workshop' },
    { name: 'Ben', department: null },
  ];
  const find = (search: string) =>
    matching(rows, search, ({ name, department }) => [name, department]).map(({ name }) => name);
  expect(find(' SHOP ')).toEqual(['Ada']);
  expect(find('e')).toEqual(['Ben']);
  expect(find('  ')).toEqual(['Ada', 'Ben']);
  expect(find('null')).toEqual([]);
});

describe('pageOf', () => {
  const rows = Array.from({ length: 101 }, (_unused, index) => index);

  test.each([
    [0, { first: 1, last: 50, page: 0, pages: 3 }],
    [2, { first: 101, last: 101, page: 2, pages: 3 }],
    // A search may leave fewer pages than the one that is open.
    [7, { first: 101, last: 101, page: 2, pages: 3 }],
    [-1, { first: 1, last: 50, page: 0, pages: 3 }],
  ])('page %d', (page, expected) => {
    expect(pageOf(rows, page, 50)).toMatchObject(expected);
  });

  test('no rows are one empty page', () => {
    expect(pageOf([], 0, 50)).toEqual({ rows: [], first: 0, last: 0, page: 0, pages: 1 });
  });
});
