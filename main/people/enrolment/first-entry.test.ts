import { expect, test } from 'vitest';
import { firstEntryOf } from './first-entry.js';

const ada = { name: 'Ada', replace: false, number: '0107', department: 'Lab', fewSamples: false };

test('a new person gets the details, and needs enough samples', () => {
  expect(firstEntryOf(ada)).toEqual({
    person: { name: 'Ada', replace: false, minSamples: 3 },
    details: { number: '0107', department: 'Lab' },
  });
});

test('an administrator may accept fewer samples', () => {
  expect(firstEntryOf({ ...ada, fewSamples: true }).person.minSamples).toBe(1);
});

test('a person who is enrolled again keeps their details', () => {
  expect(firstEntryOf({ ...ada, replace: true }).details).toEqual({});
});
