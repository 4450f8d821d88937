import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { contract, type CallName } from './contract.js';
import { problemsOf, sentenceOf } from './input-problems.js';

function sentence(schema: v.GenericSchema, input: unknown): string {
  const { issues = [] } = v.safeParse(schema, input);
  return sentenceOf(problemsOf(issues));
}

describe('a sentence names the field by its label and describes the problem', () => {
  test.each<[CallName, unknown, string]>([
    [
      'people.setPin',
      { who: 'ada', number: '-12a', pin: '1234' },
      'Employee number must be letters and digits, with hyphens, dots, slashes, underscores or spaces between them only.',
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
    ['settings.change', { retentionDays: 9999 }, 'Retention time must be at most 3650.'],
    ['settings.change', { retentionDays: 1.5 }, 'Retention time must be a whole number.'],
    ['settings.change', { retentionDays: 'x' }, 'Retention time must be a number.'],
    ['people.enrol', { name: ' ', files: [] }, 'Name must not be empty.'],
    ['people.enrol', { name: 'Ada', files: 'x' }, 'Files must be a list.'],
    ['people.enrol', null, 'The input is missing.'],
    [
      'attendance.log',
      { from: '2026-02-30' },
      'First day must be a date that exists (2026-02-30 does not).',
    ],
    ['attendance.log', { to: '31.03.2026' }, 'Last day must be a date such as 2026-03-02.'],
    ['attendance.review', { punches: [1], reason: ' ' }, 'Reason must not be empty.'],
    [
      'attendance.amend',
      { withdraws: null, brings: null, reason: 'x' },
      'New punch is missing: a correction must withdraw a punch, add one, or both.',
    ],
    [
      'attendance.amend',
      { withdraws: null, brings: { direction: 'in' }, reason: 'x' },
      'New punch must have a person, a direction and a time.',
    ],
    [
      'attendance.amend',
      { withdraws: 1, brings: { localTime: '2026-02-30T08:00' }, reason: 'x' },
      'Time must be a date that exists (2026-02-30 does not).',
    ],
    [
      'accounts.add',
      { name: 'ada', role: 'hr', password: 'short' },
      'Password must have at least 10 characters.',
    ],
    ['models.import', { files: ['a', 'b', 'c', 'd'] }, 'Files must have at most 3 entries.'],
  ])('%s %j', (call, input, expected) => {
    expect(sentence(contract[call].input, input)).toBe(expected);
  });
});

test('each problem is listed with its field', () => {
  const { issues = [] } = v.safeParse(contract['people.setPin'].input, {
    who: '',
    number: '-',
    pin: 'y',
  });
  expect(problemsOf(issues).map(({ field }) => field)).toEqual(['who', 'number', 'pin']);
});
