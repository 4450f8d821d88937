import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Point } from '../../contract/face.js';
import {
  apply,
  cropSquare,
  fitSimilarity,
  invert,
  meanOf,
  scaleOf,
  type Similarity,
} from './similarity.js';
import { numberIn } from './testing/numbers.js';

// The same cases on every run.
fc.configureGlobal({ seed: 20 });

const points = fc.array(fc.record({ x: numberIn(-500, 500), y: numberIn(-500, 500) }), {
  minLength: 2,
  maxLength: 68,
});
/** Any rotation, scales from 0.01 to 100, translations within a large picture. */
const similarities = fc
  .record({
    angle: numberIn(-Math.PI, Math.PI),
    scale: numberIn(0.01, 100),
    tx: numberIn(-5000, 5000),
    ty: numberIn(-5000, 5000),
  })
  .map(({ angle, scale, tx, ty }): Similarity => ({
    a: scale * Math.cos(angle),
    b: scale * Math.sin(angle),
    tx,
    ty,
  }));

const distance = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y);

function spreadOf(list: readonly Point[]): number {
  const middle = meanOf(list);
  return Math.max(...list.map((point) => distance(point, middle)));
}

test('recovers the similarity that moved the points', () => {
  fc.assert(
    fc.property(points, similarities, (from, similarity) => {
      fc.pre(spreadOf(from) > 1);
      const fitted = fitSimilarity(
        from,
        from.map((point) => apply(similarity, point)),
      );
      for (const point of from) {
        expect(distance(apply(fitted, point), apply(similarity, point))).toBeLessThan(1e-6);
      }
      expect(fitted.a).toBeCloseTo(similarity.a, 6);
      expect(fitted.b).toBeCloseTo(similarity.b, 6);
    }),
  );
});

test('no nearby similarity has a smaller error on noisy points', () => {
  const errorOf = (similarity: Similarity, from: readonly Point[], to: readonly Point[]) =>
    from.reduce((sum, point, at) => sum + distance(apply(similarity, point), to[at]!) ** 2, 0);
  const pairs = fc.array(
    fc.record({
      x: numberIn(-100, 100),
      y: numberIn(-100, 100),
      u: numberIn(0, 150),
      v: numberIn(0, 150),
    }),
    { minLength: 3, maxLength: 41 },
  );
  const nudge = fc.record({
    a: numberIn(-0.1, 0.1),
    b: numberIn(-0.1, 0.1),
    tx: numberIn(-5, 5),
    ty: numberIn(-5, 5),
  });
  fc.assert(
    fc.property(pairs, nudge, (list, { a, b, tx, ty }) => {
      const from = list.map(({ x, y }) => ({ x, y }));
      const to = list.map(({ u, v }) => ({ x: u, y: v }));
      fc.pre(spreadOf(from) > 1);
      const fitted = fitSimilarity(from, to);
      const other = { a: fitted.a + a, b: fitted.b + b, tx: fitted.tx + tx, ty: fitted.ty + ty };
      expect(errorOf(fitted, from, to)).toBeLessThanOrEqual(errorOf(other, from, to) + 1e-6);
    }),
  );
});

test('a quarter turn clockwise maps right to down', () => {
  const fitted = fitSimilarity(
    [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
    ],
    [
      { x: 10, y: 20 },
      { x: 10, y: 22 },
    ],
  );
  expect(fitted.a).toBeCloseTo(0, 12);
  expect(fitted).toMatchObject({ b: 2, tx: 10, ty: 20 });
  expect(scaleOf(fitted)).toBeCloseTo(2, 12);
});

test('rejects coinciding points and lists of different lengths', () => {
  const point = { x: 3, y: 4 };
  expect(() => fitSimilarity([point, point], [point, { x: 0, y: 0 }])).toThrow('coincide');
  expect(() => fitSimilarity([point], [point, point])).toThrow('same number of points');
});

test('the inverse maps every point back', () => {
  fc.assert(
    fc.property(similarities, numberIn(-5000, 5000), numberIn(-5000, 5000), (similarity, x, y) => {
      const there = apply(similarity, { x, y });
      expect(distance(apply(invert(similarity), there), { x, y })).toBeLessThan(1e-6);
      expect(scaleOf(similarity) * scaleOf(invert(similarity))).toBeCloseTo(1, 9);
    }),
  );
});

test('a crop is centred, has its size and is upright', () => {
  const crops = fc.record({
    x: numberIn(-100, 4000),
    y: numberIn(-100, 4000),
    side: numberIn(5, 2000),
    angle: numberIn(-Math.PI, Math.PI),
    sidePx: fc.integer({ min: 16, max: 256 }),
  });
  fc.assert(
    fc.property(crops, ({ x, y, side, angle, sidePx }) => {
      const crop = cropSquare({ x, y }, side, angle, sidePx);
      const half = sidePx / 2;
      expect(distance(apply(crop, { x, y }), { x: half, y: half })).toBeLessThan(1e-6);
      // Half a side along the rotated horizontal axis is the middle of the right border.
      const right = {
        x: x + (side / 2) * Math.cos(angle),
        y: y + (side / 2) * Math.sin(angle),
      };
      expect(distance(apply(crop, right), { x: sidePx, y: half })).toBeLessThan(1e-6);
      const below = {
        x: x - (side / 2) * Math.sin(angle),
        y: y + (side / 2) * Math.cos(angle),
      };
      expect(distance(apply(crop, below), { x: half, y: sidePx })).toBeLessThan(1e-6);
    }),
  );
});
