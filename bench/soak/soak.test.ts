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
