import { expect, test } from 'vitest';
import { Fault } from '../../../contract/fault.js';
import type { Person } from '../../../contract/calls/people.js';
import { runBulk } from './bulk.js';

const people = ['ada', 'ben', 'chloe'].map((subjectId) => ({ subjectId })) as unknown as Person[];
type BulkClient = Parameters<typeof runBulk>[0];

const none = { department: null, placeIds: [] } as const;

test('a refusal for one person leaves out only this person', async () => {
  const refusal = new Fault('not-found', 'No such person.');
  const asked: string[] = [];
  const client = {
    'people.suspend': ({ who }: { who: string }) => {
      asked.push(who);
      return who === 'ben' ? Promise.reject(refusal) : Promise.resolve({});
    },
  } as unknown as BulkClient;
  const done: number[] = [];
  const outcome = await runBulk(client, 'suspend', people, none, (count) => done.push(count));
  expect(asked).toEqual(['ada', 'ben', 'chloe']);
  expect(done).toEqual([1, 2, 3]);
  expect(outcome.changed).toBe(2);
  expect(outcome.failed).toEqual([{ person: people[1], error: refusal }]);
});

test('an erasure keeps the certificates', async () => {
  const client = {
    'people.forget': ({ who }: { who: string }) => Promise.resolve({ certificate: { who } }),
  } as unknown as BulkClient;
  const { certificates } = await runBulk(client, 'erase', people.slice(0, 2), none);
  expect(certificates).toEqual([{ who: 'ada' }, { who: 'ben' }]);
});

test('a department is set, or removed', async () => {
  const inputs: unknown[] = [];
  const client = {
    'people.setDetails': (input: unknown) => {
      inputs.push(input);
      return Promise.resolve({ code: null });
    },
  } as unknown as BulkClient;
  await runBulk(client, 'department', people.slice(0, 1), { ...none, department: 'Lab' });
  await runBulk(client, 'department', people.slice(0, 1), none);
  expect(inputs).toEqual([
    { who: 'ada', department: 'Lab' },
    { who: 'ada', department: null },
  ]);
});
