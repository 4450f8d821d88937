import { expect, test } from 'vitest';
import { answersTo, withPadCode } from './pad-code.js';
import type { PersonRecord } from './person-record.js';

const person = (change: Partial<PersonRecord>): PersonRecord => ({
  ...{ subjectId: 'id', name: 'Ada', samples: 0, modelId: '', enrolledAt: '' },
  pin: { salt: '', hash: '', N: 2, r: 1, p: 1 } as unknown as NonNullable<PersonRecord['pin']>,
  ...change,
});

test.each([
  ['a number of digits', { number: '0042' }],
  ['a code', { number: 'HR-1', code: '9001' }],
  ['no PIN', { number: 'HR-1', pin: undefined }],
])('a person with %s gets no code', (_what, change) => {
  const given = person(change);
  expect(withPadCode(given, [])).toBe(given);
});

test.each(['HR-EMP-00001', '1234567890123'])(
  'a person with the number %s gets a code',
  (number) => {
    const { code } = withPadCode(person({ number }), []);
    expect(code).toMatch(/^[1-9]\d{5}$/);
  },
);

test('a new code differs from everyone else’s code and number', () => {
  const codes = Array.from({ length: 900_000 }, (_, index) => String(100_000 + index));
  // One code of 25 is free: a choice that ignored the others would be seen with one of five codes.
  const taken = codes.filter((code) => Number(code) % 25 !== 0);
  const all = taken.map((text, index) => (index % 2 === 0 ? { number: text } : { code: text }));
  for (let attempt = 0; attempt < 5; attempt++) {
    expect(Number(withPadCode(person({ number: 'HR-1' }), all).code) % 25).toBe(0);
  }
  const full = codes.map((code) => ({ number: undefined, code }));
  expect(() => withPadCode(person({ number: 'HR-1' }), full)).toThrow(
    'Give this person a longer code',
  );
});

test('a person answers to number and code, and to nothing else', () => {
  const ada = person({ number: '42', code: '9001' });
  expect(['42', '9001', '042', ''].map((typed) => answersTo(ada, typed))).toEqual([
    ...[true, true, false, false],
  ]);
});
