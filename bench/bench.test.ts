import { expect, test } from 'vitest';
import { distanceOf } from '../main/gallery/vectors.js';
import { embeddingAt, probesFor, randomEmbeddings } from './embeddings.js';
import { inTurns, median } from './measure.js';
import { isMet, limitText } from './row.js';

test('the median is the middle value, or the mean of the two middle values', () => {
  expect(median([9, 1, 10])).toBe(9);
  expect(median([4, 1, 10, 2])).toBe(3);
});

test('inTurns alternates and returns the median of each', async () => {
  const order: string[] = [];
  const measured = ['a', 'b'].map((name, which) => () => {
    order.push(name);
    return order.length * 10 ** which;
  });
  expect(await inTurns(measured, 3)).toEqual([3, 40]);
  expect(order).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
});

test('a figure that equals its limit meets it, and NaN never does', () => {
  expect(isMet({ value: 5, limit: { atLeast: 5 } })).toBe(true);
  expect(isMet({ value: 4.99, limit: { atLeast: 5 } })).toBe(false);
  expect(isMet({ value: 0.05, limit: { atMost: 0.05 } })).toBe(true);
  expect(isMet({ value: 0.051, limit: { atMost: 0.05 } })).toBe(false);
  expect(isMet({ value: NaN, limit: { atMost: 1 } })).toBe(false);
  expect(isMet({ value: NaN, limit: { atLeast: 1 } })).toBe(false);
  expect([limitText({ atLeast: 5 }), limitText({ atMost: 0.05 })]).toEqual(['>= 5', '<= 0.05']);
});

test('random embeddings have length 1 and depend only on the seed', () => {
  const values = randomEmbeddings(3, 5);
  expect(values).toEqual(randomEmbeddings(3, 5));
  expect(values).not.toEqual(randomEmbeddings(3, 6));
  for (const index of [0, 1, 2]) expect(Math.hypot(...embeddingAt(values, index))).toBeCloseTo(1);
});

test('every other probe is near a stored embedding', () => {
  const stored = randomEmbeddings(200, 3);
  const nearest = probesFor(stored, 6).map((probe) =>
    Math.min(...Array.from({ length: 200 }, (_, at) => distanceOf(probe, embeddingAt(stored, at)))),
  );
  for (const [at, distance] of nearest.entries()) {
    if (at % 2 === 0) expect(distance).toBeLessThan(0.5);
    else expect(distance).toBeGreaterThan(0.8);
  }
});
