import { expect, test } from 'vitest';
import { SerialQueue } from './serial-queue.js';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('tasks run one after the other, even after a failure', async () => {
  const queue = new SerialQueue();
  const log: string[] = [];
  const add = (name: string, ms: number, fails = false) =>
    queue.run(async () => {
      log.push(`${name} starts`);
      await pause(ms);
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const results = await Promise.allSettled([add('a', 20), add('b', 1, true), add('c', 5)]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(log).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} starts`, `${name} ends`]));
});

test('settled waits for all tasks added so far', async () => {
  const queue = new SerialQueue();
  let done = false;
  void queue.run(async () => {
    await pause(20);
    done = true;
  });
  await queue.settled();
  expect(done).toBe(true);
});
