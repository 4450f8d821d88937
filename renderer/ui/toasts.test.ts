import { get } from 'svelte/store';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Toasts } from './toasts.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const textsOf = (toasts: Toasts) => get(toasts.list).map(({ text }) => text);

test('toasts disappear, each after its own time', () => {
  const toasts = new Toasts();
  toasts.show('first');
  vi.advanceTimersByTime(4_000);
  toasts.show('second');
  expect(textsOf(toasts)).toEqual(['first', 'second']);
  vi.advanceTimersByTime(3_000);
  expect(textsOf(toasts)).toEqual(['second']);
  vi.advanceTimersByTime(3_000);
  expect(textsOf(toasts)).toEqual([]);
});

test('a held toast stays, and disappears after it is released', () => {
  const toasts = new Toasts();
  toasts.show('saved');
  const { id } = get(toasts.list)[0]!;
  toasts.hold(id);
  vi.advanceTimersByTime(60_000);
  expect(textsOf(toasts)).toEqual(['saved']);
  toasts.release(id);
  vi.advanceTimersByTime(6_000);
  expect(textsOf(toasts)).toEqual([]);
});

test('a dismissed toast disappears immediately', () => {
  const toasts = new Toasts();
  toasts.show('saved');
  toasts.dismiss(get(toasts.list)[0]!.id);
  expect(get(toasts.list)).toEqual([]);
});

test('a repeated message is shown once, and its time starts again', () => {
  const toasts = new Toasts();
  toasts.show('saved');
  vi.advanceTimersByTime(4_000);
  toasts.show('saved');
  expect(textsOf(toasts)).toEqual(['saved']);
  vi.advanceTimersByTime(4_000);
  expect(textsOf(toasts)).toEqual(['saved']);
});
