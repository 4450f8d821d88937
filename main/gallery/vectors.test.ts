import { expect, test } from 'vitest';
import { unitVectors } from './testing/synthetic.js';
import { distanceOf, fuse } from './vectors.js';

test('the distance is Euclidean', () => {
  expect(distanceOf(Float32Array.of(1, 0), Float32Array.of(0, 1))).toBeCloseTo(Math.SQRT2, 12);
  expect(distanceOf(Float32Array.of(1, 0), Float32Array.of(-1, 0))).toBe(2);
  expect(distanceOf(Float32Array.of(0.6, 0.8), Float32Array.of(0.6, 0.8))).toBe(0);
});

test('fusing gives the weighted mean at length 1', () => {
  const [x, y] = [Float32Array.of(1, 0), Float32Array.of(0, 1)];
  expect([...fuse([x, y], [3, 4])]).toEqual([Math.fround(0.6), Math.fround(0.8)]);
  expect([...fuse([x, y])]).toEqual([Math.fround(Math.SQRT1_2), Math.fround(Math.SQRT1_2)]);
});

test('a single sample does not change, whatever its weight', () => {
  const [sample] = unitVectors(1, 128, 2) as [Float32Array];
  for (const weight of [0, 0.2, 1]) {
    expect(distanceOf(fuse([sample], [weight]), sample)).toBeLessThan(1e-6);
  }
});

test('opposite samples fuse to zeros, not to NaN', () => {
  expect([...fuse([Float32Array.of(1, 0), Float32Array.of(-1, 0)])]).toEqual([0, 0]);
});

test('fusing nothing is an error', () => {
  expect(() => fuse([])).toThrow('no embedding');
});
