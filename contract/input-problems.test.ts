import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { contract, type CallName } from './contract.js';
import { problemsOf, sentenceOf } from './input-problems.js';

function sentence(schema: v.GenericSchema, input: unknown): string {
  const { issues = [] } = v.safeParse(schema, input);
  return sentenceOf(problemsOf(issues));
}

describe('a sentence names the field by its label and says what is wrong', () => {
  test.each<[CallName, unknown, string]>([
    [
      'people.setPin',
      { who: 'ada', number: '12a', pin: '1234' },
      'Employee number must be one to twelve digits.',
    ],
    ['people.setPin', { number: '12', pin: '1234' }, 'Person is missing.'],
    [
      'attendance.amend',
      {
        withdraws: null,
        brings: { subjectId: 's', direction: 'up', localTime: '2026-03-02T08:00' },
        reason: 'x',
      },
      'In or out must be "in" or "out".',
    ],
    ['settings.change', { retentionDays: 9999 }, 'Days until data is erased must be at most 3650.'],
    [
      'settings.change',
      { retentionDays: 1.5 },
      'Days until data is erased must be a whole number.',
    ],
    ['settings.change', { retentionDays: 'x' }, 'Days until data is erased must be a number.'],
    ['people.enrol', { name: ' ', files: [] }, 'Name must not be empty.'],
    ['people.enrol', { name: 'Ada', files: 'x' }, 'Files must be a list.'],
    ['people.enrol', null, 'The input is missing.'],
  ])('%s %j', (call, input, expected) => {
    expect(sentence(contract[call].input, input)).toBe(expected);
  });
});

test('all problems are named, each with its field', () => {
  const { issues = [] } = v.safeParse(contract['people.setPin'].input, {
    who: '',
    number: 'x',
    pin: 'y',
  });
  expect(problemsOf(issues).map(({ field }) => field)).toEqual(['who', 'number', 'pin']);
});
