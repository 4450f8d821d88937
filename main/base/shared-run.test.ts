import { expect, test } from 'vitest';
import { SharedRun } from './shared-run.js';

test('callers during a run share the next run, which sees their changes', async () => {
  let value = 0;
  const seen: number[] = [];
  let release = (): void => undefined;
  const shared = new SharedRun(async () => {
    seen.push(value);
    await new Promise<void>((resolve) => (release = resolve));
  });
  const first = shared.run();
  await new Promise(setImmediate);
  const others = [1, 2, 3].map((next) => {
    value = next;
    return shared.run();
  });
  release();
  await first;
  await new Promise(setImmediate);
  release();
  await Promise.all(others);
  expect(seen).toEqual([0, 3]);
});

test('a failure reaches the callers that share the run, and no later ones', async () => {
  let runs = 0;
  const shared = new SharedRun(() => {
    runs += 1;
    return runs === 2 ? Promise.reject(new Error('the disk failed')) : Promise.resolve();
  });
  const first = shared.run();
  await new Promise(setImmediate);
  const results = await Promise.allSettled([first, shared.run(), shared.run()]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  await shared.run();
  expect(runs).toBe(3);
});
