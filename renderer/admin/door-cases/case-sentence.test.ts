import { expect, test } from 'vitest';
import type { DoorCase } from '../../../contract/calls/door-cases.js';
import { caseSentence } from './case-sentence.js';

const ada = { subjectId: 'a', name: 'Ada' };
const ben = { subjectId: 'b', name: 'Ben' };
const given = (fields: Partial<DoorCase>): DoorCase => ({
  id: '1',
  kind: 'help',
  localTime: '2026-03-02T08:59',
  kioskId: 'kiosk-1',
  person: null,
  takenFor: null,
  count: 1,
  ...fields,
});

test.each([
  [given({}), 'Somebody asked for help. Add their punch, or enrol them.'],
  [
    given({ kind: 'look-alike', takenFor: ada }),
    'Somebody was taken for Ada. Find out who it was, and enrol both again.',
  ],
  [
    given({ kind: 'look-alike', person: ben, takenFor: ada, count: 2 }),
    'Ben was taken for Ada (2 times). Enrol both again with more photos.',
  ],
  [
    given({ kind: 'near-miss', person: ben, count: 3 }),
    'Ben was not recognised, and used their PIN (3 times). Add a photo of them.',
  ],
])('a case is described with names', (one, sentence) => {
  expect(caseSentence(one)).toBe(sentence);
});
