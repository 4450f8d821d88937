import { expect, test } from 'vitest';
import { changesOf } from './audit-change.js';

const words = {
  field: (field: string): string => field.toUpperCase(),
  none: 'none',
  yes: 'yes',
  no: 'no',
};

test('only fields that differ are listed', () => {
  const before = { targetFpir: 0.001, zone: null, operator: 'Engines Ltd' };
  const after = { targetFpir: 0.0001, zone: 'Europe/Berlin', operator: 'Engines Ltd' };
  expect(changesOf(before, after, words)).toEqual([
    { field: 'targetFpir', before: '0.001', after: '0.0001' },
    { field: 'zone', before: null, after: 'Europe/Berlin' },
  ]);
});

test('an empty side lists every field of the other side', () => {
  expect(changesOf(null, { name: 'ivan', role: 'hr' }, words)).toEqual([
    { field: 'name', before: null, after: 'ivan' },
    { field: 'role', before: null, after: 'hr' },
  ]);
  expect(changesOf({ name: 'ivan' }, null, words)).toEqual([
    { field: 'name', before: 'ivan', after: null },
  ]);
  expect(changesOf(null, null, words)).toEqual([]);
});

test('nested fields have a path; a list is one value', () => {
  const plan = (folder: string) => ({
    scheduledExport: { folder, time: '06:00' },
    reviews: [3, 4],
  });
  expect(changesOf(plan('/srv/a'), plan('/srv/b'), words)).toEqual([
    { field: 'scheduledExport.folder', before: '/srv/a', after: '/srv/b' },
  ]);
  expect(changesOf(null, { reviews: [3, 4] }, words)).toEqual([
    { field: 'reviews', before: null, after: '3; 4' },
  ]);
});

test('values are shown as text', () => {
  const week = [{ start: '08:00', end: '16:30' }, null];
  expect(changesOf({ keeps: true }, { keeps: false, week }, words)).toEqual([
    { field: 'keeps', before: 'yes', after: 'no' },
    { field: 'week', before: null, after: 'START: 08:00, END: 16:30; none' },
  ]);
});
