import { expect, test } from 'vitest';
import type { Question } from '../../../contract/transport/messages.js';
import type { Reply } from '../../../contract/transport/reply.js';
import { CallQueue } from './call-queue.js';
import { defaultLimits } from './limits.js';

/** A queue whose calls end when the test ends them. */
function queueOf(limits: Partial<typeof defaultLimits> = {}) {
  const started: number[] = [];
  const ends = new Map<number, (reply: Reply) => void>();
  const queue = new CallQueue(
    ({ id }) =>
      new Promise((resolve) => {
        started.push(id);
        ends.set(id, resolve);
      }),
    { ...defaultLimits, ...limits },
  );
  let lastId = 0;
  return {
    queue,
    started,
    add: (call: string, sizeBytes = 100): Promise<Reply> => {
      const question: Question = { id: ++lastId, call, input: {} };
      return queue.add(question, sizeBytes);
    },
    end: async (id: number): Promise<void> => {
      ends.get(id)!({ ok: true, value: id });
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const limits = { maxRunningCalls: 2, maxWaitingCalls: 3 };

test('a few calls run, the next ones follow in their order', async () => {
  const { add, started, end } = queueOf(limits);
  const replies = ['a', 'b', 'c', 'd'].map((call) => add(call));
  expect(started).toEqual([1, 2]);
  await end(2);
  expect(started).toEqual([1, 2, 3]);
  await end(1);
  await end(4);
  await end(3);
  expect(await Promise.all(replies)).toEqual([1, 2, 3, 4].map((value) => ({ ok: true, value })));
});

test('more calls are refused as busy at once, and the waiting ones are not lost', async () => {
  const { add, started, end } = queueOf(limits);
  const replies = Array.from({ length: 7 }, () => add('people.list'));
  const refused = await Promise.all(replies.slice(5));
  expect(refused).toMatchObject([{ code: 'busy' }, { code: 'busy' }]);
  for (const id of [1, 2, 3, 4, 5]) await end(id);
  expect(started).toEqual([1, 2, 3, 4, 5]);
  expect(await Promise.all(replies.slice(0, 5))).toHaveLength(5);
  void add('people.list');
  expect(started).toHaveLength(6);
});

test('large messages count by their size, but one alone is always taken', async () => {
  const { add, started } = queueOf({ ...limits, maxWaitingBytes: 1000 });
  void add('a', 9_000_000);
  void add('b');
  void add('c', 600);
  expect(await add('d', 600)).toMatchObject({ code: 'busy' });
  void add('e', 400);
  expect(started).toEqual([1, 2]);
});

test('of the waiting frames only the newest is kept', async () => {
  const { add, started, end } = queueOf({ ...limits, maxWaitingBytes: 1000 });
  void add('people.list');
  void add('people.list');
  const old = add('kiosk.frame', 900);
  const newest = add('kiosk.frame', 900);
  expect(await old).toEqual({ ok: true, value: null });
  await end(1);
  expect(started).toEqual([1, 2, 4]);
  await end(4);
  expect(await newest).toEqual({ ok: true, value: 4 });
});

test('calls of a screen that is gone do not run', async () => {
  const { add, queue, started, end } = queueOf(limits);
  for (let count = 0; count < 5; count++) void add('people.list');
  queue.close();
  await end(1);
  await end(2);
  expect(started).toEqual([1, 2]);
});
