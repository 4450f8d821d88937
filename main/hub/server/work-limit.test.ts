import { expect, test } from 'vitest';
import { TooBusy, WorkLimit } from './work-limit.js';

/** Work that ends when the test releases it, with a list of what has begun. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => async (): Promise<string> => {
    begun.push(name);
    await new Promise<void>((resolve) => ends.set(name, resolve));
    return name;
  };
  const end = (name: string): void => {
    ends.get(name)!();
  };
  return { begun, work, end };
}

const staying = new AbortController().signal;

test('work waits for its turn in order, and is not begun for a client that has hung up', async () => {
  const { begun, work, end } = works();
  const limit = new WorkLimit({ maxRunning: 1, maxWaitMs: 600_000 });
  const hanging = new AbortController();
  const first = limit.run(work('first'), staying);
  const second = limit.run(work('second'), hanging.signal);
  const third = limit.run(work('third'), staying);
  hanging.abort();
  expect(await second).toBeInstanceOf(TooBusy);
  expect(await limit.run(work('gone'), hanging.signal)).toBeInstanceOf(TooBusy);
  expect(begun).toEqual(['first']);
  end('first');
  expect(await first).toBe('first');
  await expect.poll(() => begun).toEqual(['first', 'third']);
  end('third');
  expect(await third).toBe('third');
});

test('work that would wait too long is refused, and a failure frees its place', async () => {
  const { begun, work, end } = works();
  const limit = new WorkLimit({ maxRunning: 1, maxWaitMs: 30 });
  const first = limit.run(work('first'), staying);
  // The first one waits as long as it may; after it, the hub knows that its work takes longer than that.
  const refusals = [
    await limit.run(work('second'), staying),
    await limit.run(work('third'), staying),
  ];
  for (const refused of refusals) {
    expect(refused).toBeInstanceOf(TooBusy);
    // A timer may end a moment early.
    expect((refused as TooBusy).retryAfterMs).toBeGreaterThan(25);
  }
  end('first');
  await first;
  expect(begun).toEqual(['first']);
  const failing = limit.run(() => Promise.reject(new Error('no disk')), staying);
  await expect(failing).rejects.toThrow('no disk');
  const last = limit.run(work('last'), staying);
  end('last');
  expect(await last).toBe('last');
});

test('a place that is handed to waiting work is not taken by work that arrives at that moment', async () => {
  const { begun, work, end } = works();
  const limit = new WorkLimit({ maxRunning: 1, maxWaitMs: 600_000 });
  let finish = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const first = limit.run(() => done, staying);
  const second = limit.run(work('second'), staying);
  // Runs right after the first has ended, and before the second continues.
  const third = done.then(() => limit.run(work('third'), staying));
  finish();
  await first;
  await expect.poll(() => begun).toEqual(['second']);
  end('second');
  await second;
  await expect.poll(() => begun).toEqual(['second', 'third']);
  end('third');
  expect(await third).toBe('third');
});
