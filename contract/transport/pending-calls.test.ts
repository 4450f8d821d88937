import { expect, test, vi } from 'vitest';
import { PendingCalls } from './pending-calls.js';

const never = (): Error => new Error('too late');

test('answers reach their own calls, in any order, and once', async () => {
  const pending = new PendingCalls<string>();
  const ids: number[] = [];
  const add = (what: string) => pending.add(what, (id) => ids.push(id), 1000, never);
  const answers = [add('a'), add('b')];
  expect(ids).toEqual([1, 2]);
  pending.resolve(2, 'for b');
  pending.resolve(1, 'for a');
  pending.resolve(1, 'again');
  pending.reject(7, new Error('no such call'));
  expect(await Promise.all(answers)).toEqual(['for a', 'for b']);
});

test('all that wait are rejected, each with an error about itself', async () => {
  const pending = new PendingCalls<string>();
  const answers = ['a', 'b'].map((what) => pending.add(what, () => undefined, 1000, never));
  pending.rejectAll((what) => new Error(`lost: ${what}`));
  const settled = await Promise.allSettled(answers);
  expect(settled.map((one) => (one as PromiseRejectedResult).reason as Error)).toEqual([
    new Error('lost: a'),
    new Error('lost: b'),
  ]);
});

test('a call waits no longer than its limit, and a late answer does nothing', async () => {
  vi.useFakeTimers();
  try {
    const pending = new PendingCalls<string>();
    const answer = pending.add('a', () => undefined, 50, never);
    const refused = expect(answer).rejects.toThrow('too late');
    await vi.advanceTimersByTimeAsync(51);
    await refused;
    pending.resolve(1, 'late');
  } finally {
    vi.useRealTimers();
  }
});
