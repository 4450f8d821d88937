import { expect, test } from 'vitest';
import { randomFrom } from '../../main/base/random-from.js';
import { arrivalsOf } from './arrivals.js';
import { trendOf } from './trend.js';

test('a peak hour has its number of people, half of them in the rush of each wave', () => {
  const arrivals = arrivalsOf(3_600_000, 300, randomFrom(1));
  expect(arrivals).toHaveLength(300);
  const inRush = arrivals.filter(({ atMs }) => atMs % 300_000 < 120_000);
  expect(Math.abs(inRush.length - 156)).toBeLessThanOrEqual(24);
  expect(arrivals.some(({ atMs }, at) => atMs === arrivals[at + 1]?.atMs)).toBe(true);
  expect(new Set(arrivals.map(({ way }) => way)).size).toBe(3);
});

test('a trend is the slope of the line, and noise alone is steady', () => {
  const random = randomFrom(1);
  const at = (slope: number, noise: number) =>
    Array.from({ length: 120 }, (_none, minute) => ({
      atMs: minute * 60_000,
      value: 100 + (slope * minute) / 60 + noise * (random() - 0.5),
    }));
  const rising = trendOf(at(10, 1));
  expect(Math.abs(rising.perHour - 10)).toBeLessThan(0.5);
  expect(rising.isSteady).toBe(false);
  expect(trendOf(at(0, 5)).isSteady).toBe(true);
  expect(trendOf(at(-10, 1)).isSteady).toBe(true);
});

test('memory that grows to a level is steady, and a leak in steps is not', () => {
  const random = randomFrom(2);
  const at = (valueOf: (minute: number) => number) =>
    Array.from({ length: 240 }, (_none, half) => ({
      atMs: half * 30_000,
      value: valueOf(half / 2) + random() - 0.5,
    }));
  // As measured: steps of 5 MB by the allocator in the first quarter, and one back.
  const level = trendOf(
    at((minute) => 240 + (minute > 10 ? 5 : 0) + (minute > 25 ? 5 : 0) - (minute > 70 ? 5 : 0)),
  );
  expect(level.isSteady).toBe(true);
  const leak = trendOf(at((minute) => 240 + 5 * Math.floor(minute / 10)));
  expect(leak.isSteady).toBe(false);
});
