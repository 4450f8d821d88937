import { expect, test } from 'vitest';
import { InTurn } from './in-turn.js';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('work is done one after the other, also after a failure', async () => {
  const inTurn = new InTurn();
  const log: string[] = [];
  const work = (name: string, ms: number, fails = false) =>
    inTurn.run(async () => {
      log.push(`${name} begins`);
      await pause(ms);
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const results = await Promise.allSettled([work('a', 20), work('b', 1, true), work('c', 5)]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(log).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
});

test('settled waits for everything asked for so far', async () => {
  const inTurn = new InTurn();
  let done = false;
  void inTurn.run(async () => {
    await pause(20);
    done = true;
  });
  await inTurn.settled();
  expect(done).toBe(true);
});
