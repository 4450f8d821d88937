import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Lifecycle } from './lifecycle.js';

/** A lifecycle that logs its steps. */
function loggedLifecycle({ opensAgain = true }: { readonly opensAgain?: boolean } = {}) {
  const log: string[] = [];
  let count = 0;
  const lifecycle = new Lifecycle({
    open: () => {
      const name = `folder ${++count}`;
      log.push(`open ${name}`);
      return Promise.resolve({
        name,
        close: () => {
          log.push(`close ${name}`);
          return Promise.resolve();
        },
      });
    },
    chores: [
      {
        everyMs: 1000,
        atOpening: true,
        run: ({ name }) => {
          log.push(`tidy ${name}`);
          return Promise.resolve();
        },
      },
      {
        everyMs: 400,
        atOpening: false,
        run: ({ name }) => {
          log.push(`export ${name}`);
          return Promise.resolve();
        },
      },
    ],
    tryOpening: () => {
      log.push('try');
      return opensAgain ? Promise.resolve() : Promise.reject(new Error('cannot be opened'));
    },
  });
  return { lifecycle, log };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('opens at the first call, and only once', async () => {
  const { lifecycle, log } = loggedLifecycle();
  expect(await lifecycle.opened()).toBeNull();
  const [first, second] = await Promise.all([lifecycle.get(), lifecycle.get()]);
  expect(first).toBe(second);
  expect(log).toEqual(['open folder 1', 'tidy folder 1']);
});

test('chores run regularly until closing', async () => {
  const { lifecycle, log } = loggedLifecycle();
  await lifecycle.get();
  log.length = 0;
  await vi.advanceTimersByTimeAsync(1050);
  expect(log).toEqual(['export folder 1', 'export folder 1', 'tidy folder 1']);
  await lifecycle.close();
  await vi.advanceTimersByTimeAsync(5000);
  expect(log.slice(3)).toEqual(['close folder 1']);
});

describe('closing', () => {
  test('waits for an opening that is under way, whose regular work does not begin', async () => {
    const { lifecycle, log } = loggedLifecycle();
    const opening = lifecycle.get();
    await Promise.resolve();
    expect(log).toEqual(['open folder 1']);
    const closed = lifecycle.close();
    expect((await opening).name).toBe('folder 1');
    await closed;
    await vi.advanceTimersByTimeAsync(5000);
    expect(log).toEqual(['open folder 1', 'tidy folder 1', 'close folder 1']);
  });

  test('is final: nothing is opened again, even by a change that was already waiting', async () => {
    const { lifecycle, log } = loggedLifecycle();
    await lifecycle.get();
    let finish: () => void = () => undefined;
    const changed = lifecycle.reopen(async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return () => Promise.resolve();
    });
    // A call that waits for the change.
    const waiting = expect(lifecycle.get()).rejects.toMatchObject({ code: 'cancelled' });
    await vi.advanceTimersByTimeAsync(0);
    const closed = lifecycle.close();
    finish();
    await Promise.all([changed, closed, waiting]);
    const later = lifecycle.reopen(() => Promise.reject(new Error('changed')));
    await expect(later).rejects.toMatchObject({ code: 'cancelled' });
    await vi.advanceTimersByTimeAsync(5000);
    expect(log).toEqual(['open folder 1', 'tidy folder 1', 'close folder 1', 'try']);
  });
});

describe('reopening', () => {
  test('closes, makes the change, and opens again at the next call, which waits', async () => {
    const { lifecycle, log } = loggedLifecycle();
    await lifecycle.get();
    let finish: () => void = () => undefined;
    const reopened = lifecycle.reopen(async () => {
      log.push('change');
      await new Promise<void>((resolve) => (finish = resolve));
      return () => Promise.resolve();
    });
    const next = lifecycle.get();
    await vi.advanceTimersByTimeAsync(10);
    expect(log.slice(2)).toEqual(['close folder 1', 'change']);
    finish();
    await reopened;
    expect(await next).toMatchObject({ name: 'folder 2' });
    expect(log.slice(4)).toEqual(['try', 'open folder 2', 'tidy folder 2']);
  });

  test('undoes a change after which opening fails, and continues', async () => {
    const { lifecycle, log } = loggedLifecycle({ opensAgain: false });
    await lifecycle.get();
    const reopened = lifecycle.reopen(() =>
      Promise.resolve(() => {
        log.push('undo');
        return Promise.resolve();
      }),
    );
    await expect(reopened).rejects.toThrow('cannot be opened');
    expect(log.slice(2)).toEqual(['close folder 1', 'try', 'undo']);
    expect(await lifecycle.get()).toMatchObject({ name: 'folder 2' });
  });

  test('during an opening, its regular work does not begin', async () => {
    const { lifecycle, log } = loggedLifecycle();
    const opening = lifecycle.get();
    await Promise.resolve();
    expect(log).toEqual(['open folder 1']);
    await lifecycle.reopen(() => Promise.resolve(() => Promise.resolve()));
    await opening;
    await lifecycle.get();
    log.length = 0;
    await vi.advanceTimersByTimeAsync(450);
    expect(log).toEqual(['export folder 2']);
  });

  test('before the first call, only makes the change', async () => {
    const { lifecycle, log } = loggedLifecycle();
    await lifecycle.reopen(() => Promise.resolve(() => Promise.resolve()));
    expect(log).toEqual(['try']);
  });
});
