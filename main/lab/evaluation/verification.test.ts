import { expect, test } from 'vitest';
import {
  bestThreshold,
  foldsOf,
  thresholdAt,
  verificationFigures,
  type MeasuredPair,
} from './verification.js';

const pairsOf = (
  genuine: readonly number[],
  impostors: readonly number[],
  fold: number | null = null,
): MeasuredPair[] => [
  ...genuine.map((distance) => ({ distance, same: true, fold })),
  ...impostors.map((distance) => ({ distance, same: false, fold })),
];

test('computes the figures of eight pairs', () => {
  const figures = verificationFigures(pairsOf([0.1, 0.2, 0.3, 0.6], [0.4, 0.7, 0.8, 0.9], 0));
  expect(figures.pairs).toBe(8);
  // Of 16 combinations, only (0.6, 0.4) is in the wrong order.
  expect(figures.auc).toBe(15 / 16);
  // Below 0.6 are one of four impostor pairs and three of four genuine pairs.
  expect(figures.eer).toBe(0.25);
  // 0.35 and 0.65 both classify seven pairs correctly; of the two, the lower is used.
  expect(figures.threshold).toBeCloseTo(0.35, 12);
  expect(figures.accuracy).toBe(7 / 8);
  expect(figures.accuracyStd).toBe(0);
  // No impostor pair may be accepted: below 0.4 are three genuine pairs.
  expect(figures.tarAtFar).toEqual({ '0.01': 0.75, '0.001': 0.75 });
});

test('perfectly separated pairs have perfect figures', () => {
  expect(verificationFigures(pairsOf([0.1, 0.2], [0.8, 0.9]))).toEqual({
    pairs: 4,
    accuracy: 1,
    accuracyStd: 0,
    auc: 1,
    eer: 0,
    threshold: 0.5,
    tarAtFar: { '0.01': 1, '0.001': 1 },
  });
});

test('equal distances give chance level', () => {
  const figures = verificationFigures(pairsOf([0.5, 0.5], [0.5, 0.5], 0));
  expect(figures).toMatchObject({ auc: 0.5, eer: 0.5, accuracy: 0.5 });
  expect(figures.tarAtFar['0.01']).toBe(0);
});

test('inverted distances give an AUC of 0', () => {
  expect(verificationFigures(pairsOf([0.8, 0.9], [0.1, 0.2])).auc).toBe(0);
});

test('the equal error rate is interpolated between two thresholds', () => {
  // Below 4: none of two impostor pairs, two of three genuine pairs. Below 5: one of two, and still two
  // of three. Between them, the false accepts rise from 0 to 1/2 and cross the false rejects' 1/3.
  expect(verificationFigures(pairsOf([1, 2, 5], [4, 6])).eer).toBeCloseTo(1 / 3, 12);
});

test('each fold uses the threshold of the others', () => {
  const folds = [
    pairsOf([0.2], [0.8], 0),
    pairsOf([0.6], [0.9], 1),
    // The others' threshold of 0.7 accepts the impostor pair at 0.65.
    pairsOf([0.3], [0.65], 2),
  ].flat();
  const figures = verificationFigures(folds);
  // The thresholds are 0.625 for fold 0 and 0.475 for fold 1, which rejects its genuine pair at 0.6.
  expect(figures.accuracy).toBeCloseTo((1 + 0.5 + 0.5) / 3, 12);
  expect(figures.accuracyStd).toBeCloseTo(Math.sqrt(1 / 12), 12);
  expect(figures.threshold).toBeCloseTo(0.625, 12);
});

test('pairs without folds are split into ten, separately by kind', () => {
  const pairs = pairsOf(Array<number>(25).fill(0.1), Array<number>(12).fill(0.9));
  const folds = foldsOf(pairs);
  const inTurn = (count: number): number[] => Array.from({ length: count }, (_, at) => at % 10);
  expect(folds).toEqual([...inTurn(25), ...inTurn(12)]);
});

test('there are no more folds than pairs of either kind', () => {
  expect(foldsOf(pairsOf([0.1, 0.2, 0.3, 0.4, 0.5], [0.8, 0.9, 0.7]))).toEqual([
    0, 1, 2, 0, 1, 0, 1, 2,
  ]);
});

test('keeps the folds of the pairs', () => {
  expect(foldsOf([...pairsOf([0.1], [0.8], 3), ...pairsOf([0.1], [0.8], 1)])).toEqual([3, 3, 1, 1]);
});

test('the best threshold is in the middle of the gap, and of several gaps in the middle one', () => {
  expect(bestThreshold(pairsOf([0.2], [0.6]))).toBeCloseTo(0.4, 12);
  // 0.15, 0.35 and 0.55 classify four of six correctly.
  expect(bestThreshold(pairsOf([0.1, 0.3, 0.5], [0.2, 0.4, 0.6]))).toBeCloseTo(0.35, 12);
});

test('pairs of one kind are all classified correctly', () => {
  expect(bestThreshold(pairsOf([], [0.4, 0.6]))).toBeLessThan(0.4);
  expect(bestThreshold(pairsOf([0.4, 0.6], []))).toBeGreaterThan(0.6);
});

test.each([
  [0.01, 100, 1],
  [0.001, 1000, 1],
  [0.01, 99, 0],
  // As a floating-point number, 0.29 · 100 is slightly below 29.
  [0.29, 100, 29],
  [0, 100, 0],
])('a share of %d of %i impostors accepts %i', (share, count, accepted) => {
  const impostors = Array.from({ length: count }, (_, index) => (index + 1) / count);
  const threshold = thresholdAt(impostors, share);
  expect(impostors.filter((distance) => distance < threshold)).toHaveLength(accepted);
});

test('a share of 1 accepts all impostors', () => {
  expect(thresholdAt([0.5, 1.5], 1)).toBe(Infinity);
});

test('tied impostors are all rejected if they exceed the share', () => {
  const impostors = [0.5, 0.5, ...Array<number>(98).fill(0.9)];
  expect(thresholdAt(impostors, 0.01)).toBe(0.5);
});

test('genuine pairs count below the first impostor beyond the share', () => {
  const impostors = Array.from({ length: 1000 }, (_, index) => 0.5 + index / 1000);
  const { tarAtFar } = verificationFigures(pairsOf([0.1, 0.5005, 0.505, 0.52], impostors, 0));
  // One of 1,000 impostors is below 0.501, and ten are below 0.51.
  expect(tarAtFar).toEqual({ '0.01': 0.75, '0.001': 0.5 });
});

test('needs at least two pairs of each kind', () => {
  expect(() => verificationFigures(pairsOf([0.1], [0.8, 0.9]))).toThrow(RangeError);
  expect(() => verificationFigures(pairsOf([0.1, 0.2], [0.9]))).toThrow(RangeError);
});
