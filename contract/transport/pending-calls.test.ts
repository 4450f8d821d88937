import { expect, test, vi } from 'vitest';
import { PendingCalls } from './pending-calls.js';

const timeout = (): Error => new Error('timed out');

test('each answer resolves its own call, in any order, once', async () => {
  const pending = new PendingCalls<string>();
  const ids: number[] = [];
  const add = (what: string) => pending.add(what, (id) => ids.push(id), 1000, timeout);
  const answers = [add('a'), add('b')];
  expect(ids).toEqual([1, 2]);
  pending.resolve(2, 'for b');
  pending.resolve(1, 'for a');
  pending.resolve(1, 'again');
  pending.reject(7, new Error('no such call'));
  expect(await Promise.all(answers)).toEqual(['for a', 'for b']);
});

test('all waiting calls are rejected, each with its own error', async () => {
  const pending = new PendingCalls<string>();
  const answers = ['a', 'b'].map((what) => pending.add(what, () => undefined, 1000, timeout));
  pending.rejectAll((what) => new Error(`lost: ${what}`));
  const settled = await Promise.allSettled(answers);
  expect(settled.map((one) => (one as PromiseRejectedResult).reason as Error)).toEqual([
    new Error('lost: a'),
    new Error('lost: b'),
  ]);
});

test('a call times out, and a late answer does nothing', async () => {
  vi.useFakeTimers();
  try {
    const pending = new PendingCalls<string>();
    const answer = pending.add('a', () => undefined, 50, timeout);
    const refused = expect(answer).rejects.toThrow('timed out');
    await vi.advanceTimersByTimeAsync(51);
    await refused;
    pending.resolve(1, 'late');
  } finally {
    vi.useRealTimers();
  }
});
