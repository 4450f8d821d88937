import { expect, test } from 'vitest';
import { changesOf } from './audit-change.js';

test('only what differs is said, field by field', () => {
  const before = { targetFpir: 0.001, zone: null, operator: 'Engines Ltd' };
  const after = { targetFpir: 0.0001, zone: 'Europe/Berlin', operator: 'Engines Ltd' };
  expect(changesOf(before, after)).toEqual([
    { field: 'targetFpir', before: '0.001', after: '0.0001' },
    { field: 'zone', before: null, after: 'Europe/Berlin' },
  ]);
});

test('a side that is not there leaves the other', () => {
  expect(changesOf(null, { name: 'ivan', role: 'hr' })).toEqual([
    { field: 'name', before: null, after: 'ivan' },
    { field: 'role', before: null, after: 'hr' },
  ]);
  expect(changesOf({ name: 'ivan' }, null)).toEqual([
    { field: 'name', before: 'ivan', after: null },
  ]);
  expect(changesOf(null, null)).toEqual([]);
});

test('fields inside others have the names of both; lists are one value', () => {
  const plan = (folder: string) => ({
    scheduledExport: { folder, time: '06:00' },
    reviews: [3, 4],
  });
  expect(changesOf(plan('/srv/a'), plan('/srv/b'))).toEqual([
    { field: 'scheduledExport.folder', before: '/srv/a', after: '/srv/b' },
  ]);
  expect(changesOf(null, { reviews: [3, 4] })).toEqual([
    { field: 'reviews', before: null, after: '[3,4]' },
  ]);
});
