import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { refresh } from './refresh.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

class Page extends EventTarget {
  hidden = false;
}

test('loads at once and then regularly, not while hidden, and again when seen', async () => {
  const page = new Page();
  let loads = 0;
  const end = refresh(
    () => {
      loads += 1;
      return Promise.resolve();
    },
    1000,
    page,
  );
  expect(loads).toBe(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(loads).toBe(3);
  page.hidden = true;
  await vi.advanceTimersByTimeAsync(5000);
  expect(loads).toBe(3);
  page.hidden = false;
  page.dispatchEvent(new Event('visibilitychange'));
  expect(loads).toBe(4);
  end();
  await vi.advanceTimersByTimeAsync(5000);
  page.dispatchEvent(new Event('visibilitychange'));
  expect(loads).toBe(4);
});

test('a second load does not start while a slow one runs', async () => {
  const page = new Page();
  let loads = 0;
  let finish = (): void => undefined;
  const end = refresh(
    () => {
      loads += 1;
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    },
    1000,
    page,
  );
  await vi.advanceTimersByTimeAsync(5000);
  expect(loads).toBe(1);
  finish();
  await vi.advanceTimersByTimeAsync(1000);
  expect(loads).toBe(2);
  end();
});
