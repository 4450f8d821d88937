import { expect, test } from 'vitest';
import { blackThreshold, meanLuma } from './luma.js';

const filled = (...pixel: number[]) =>
  new Uint8ClampedArray(4 * 20).map((_, i) => pixel[i % 4] ?? 0);

test('white is 255 and black is 0, regardless of alpha', () => {
  expect(meanLuma(filled(255, 255, 255, 0))).toBeCloseTo(255, 6);
  expect(meanLuma(filled(0, 0, 0, 255))).toBe(0);
});

test('green is brighter than red, and red brighter than blue', () => {
  expect(meanLuma(filled(0, 255, 0, 255))).toBeGreaterThan(meanLuma(filled(255, 0, 0, 255)));
  expect(meanLuma(filled(255, 0, 0, 255))).toBeGreaterThan(meanLuma(filled(0, 0, 255, 255)));
});

test('a covered lens with noise is black, a dim room is not', () => {
  expect(meanLuma(filled(3, 4, 5, 255))).toBeLessThan(blackThreshold);
  expect(meanLuma(filled(20, 20, 24, 255))).toBeGreaterThan(blackThreshold);
});

test('no pixels count as black', () => {
  expect(meanLuma(new Uint8Array(0))).toBe(0);
});
