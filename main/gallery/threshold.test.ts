import { describe, expect, test } from 'vitest';
import { normalQuantile } from './normal.js';
import { normals, unitVectors } from './testing/synthetic.js';
import { fitImpostorTail, impostorTail, thresholdForFmr, thresholdForFpir } from './threshold.js';
import { distanceOf, fuse } from './vectors.js';

const tail = { mean: 1.6, deviation: 0.15 };
const calibration = { impostor: tail, genuineSquare: 0.4, sampleVariance: 0.005, margin: 0.02 };

/** Distances whose squares are evenly spaced quantiles of a normal distribution. */
const even = (count: number): number[] =>
  Array.from({ length: count }, (_, index) =>
    Math.sqrt(tail.mean + tail.deviation * normalQuantile((index + 0.5) / count)),
  );

test('recovers the tail from distances with normal squares', () => {
  const fitted = fitImpostorTail(even(200_000));
  expect(fitted.mean).toBeCloseTo(tail.mean, 2);
  expect(fitted.deviation).toBeCloseTo(tail.deviation, 2);
});

test('recovers the tail from random distances in any order', () => {
  const next = normals(3);
  const drawn = Array.from({ length: 100_000 }, () =>
    Math.sqrt(tail.mean + tail.deviation * next()),
  );
  const fitted = fitImpostorTail(drawn);
  expect(Math.abs(fitted.mean - tail.mean)).toBeLessThan(0.03);
  expect(Math.abs(fitted.deviation - tail.deviation)).toBeLessThan(0.01);
  expect(fitImpostorTail(new Set(drawn.toReversed()))).toEqual(fitted);
});

test('only the lower tail matters', () => {
  const distances = even(100_000);
  const bent = distances.map((distance, index) => (index < 2000 ? distance : 2));
  expect(fitImpostorTail(bent)).toEqual(fitImpostorTail(distances));
});

test('a fitted tail accepts the target share of unseen distances', () => {
  const fitted = fitImpostorTail(even(5000));
  const all = even(1_000_000);
  for (const fmr of [1e-2, 1e-3, 1e-4]) {
    const threshold = thresholdForFmr(fitted, fmr);
    const share = all.filter((distance) => distance < threshold).length / all.length;
    expect(share / fmr).toBeGreaterThan(0.7);
    expect(share / fmr).toBeLessThan(1.4);
  }
});

describe('another power of the distance', () => {
  // MobileFaceNet's.
  const root = { mean: 1.2076, deviation: 0.05936, power: 0.5 };
  const distances = (count: number): number[] =>
    Array.from(
      { length: count },
      (_, index) => (root.mean + root.deviation * normalQuantile((index + 0.5) / count)) ** 2,
    );

  test('is fitted and gives its own quantiles', () => {
    const fitted = fitImpostorTail(distances(200_000), 0.5);
    expect(fitted.power).toBe(0.5);
    expect(fitted.mean).toBeCloseTo(root.mean, 3);
    expect(fitted.deviation).toBeCloseTo(root.deviation, 3);
    expect(thresholdForFmr(root, 1e-3)).toBeCloseTo((1.2076 - 0.05936 * 3.0902) ** 2, 4);
    // The tail of squares is heavier, so the same distances give a stricter threshold.
    const squares = fitImpostorTail(distances(200_000));
    expect(thresholdForFmr(squares, 1e-6)).toBeLessThan(thresholdForFmr(root, 1e-6) - 0.02);
  });

  test('fusing changes squares by the same rule', () => {
    const own = { impostor: root, genuineSquare: 0.513, sampleVariance: -0.000352, margin: 0 };
    expect(thresholdForFmr(impostorTail(own, 1, 1), 1e-4)).toBeCloseTo(
      thresholdForFmr(root, 1e-4),
      12,
    );
    const middle = root.mean ** 4;
    for (const [template, probe] of [
      [3, 1],
      [4, 4],
    ] as const) {
      const fused = impostorTail(own, template, probe);
      const personal = 0.7435;
      const share = (samples: number) => personal / (personal + (1 - personal) / samples);
      const nearer = Math.sqrt(share(template) * share(probe)) / personal;
      const wider = Math.sqrt(1 + (0.000352 / 0.05936 ** 2) * (2 - 1 / template - 1 / probe));
      for (const fmr of [1e-2, 1e-4, 1e-6]) {
        const square = thresholdForFmr(root, fmr) ** 2;
        const expected = Math.sqrt(2 - (2 - middle) * nearer + (square - middle) * wider);
        expect(thresholdForFmr(fused, fmr)).toBeCloseTo(expected, 9);
      }
    }
  });
});

test('fitting needs at least 1,000 distances', () => {
  expect(() => fitImpostorTail(even(999))).toThrow('1,000');
  expect(fitImpostorTail(even(1000)).deviation).toBeGreaterThan(0);
});

test('the threshold for an FMR is that quantile of the tail', () => {
  expect(thresholdForFmr(tail, 0.5)).toBeCloseTo(Math.sqrt(1.6), 9);
  // One in 1,000 is 3.0902 standard deviations below the mean.
  expect(thresholdForFmr(tail, 1e-3)).toBeCloseTo(Math.sqrt(1.6 - 0.15 * 3.0902), 4);
});

test('a lower FMR gives a lower threshold', () => {
  const rates = [1e-9, 1e-6, 1e-4, 1e-3, 1e-2, 0.1, 0.5, 0.9];
  const thresholds = rates.map((rate) => thresholdForFmr(tail, rate));
  expect(thresholds.toSorted((one, other) => one - other)).toEqual(thresholds);
  expect(new Set(thresholds).size).toBe(rates.length);
});

test('an unreachable FMR gives the threshold 0', () => {
  expect(thresholdForFmr({ mean: 0.2, deviation: 0.1 }, 1e-6)).toBe(0);
});

test('the threshold falls with the number of people, starting from a single comparison', () => {
  const counts = [1, 2, 10, 100, 1000, 10_000, 1_000_000];
  const thresholds = counts.map((count) => thresholdForFpir(tail, count, 0.01));
  expect(thresholds[0]).toBeCloseTo(thresholdForFmr(tail, 0.01), 9);
  expect(thresholdForFpir(tail, 0, 0.01)).toBe(thresholds[0]);
  expect(thresholds.toSorted((one, other) => other - one)).toEqual(thresholds);
  expect(new Set(thresholds).size).toBe(counts.length);
});

test('all comparisons of a stranger together meet the FPIR', () => {
  // With 20 people and 1%, the FMR may be 1 − 0.99^(1/20) = 0.00050239…
  expect(thresholdForFpir(tail, 20, 0.01)).toBeCloseTo(thresholdForFmr(tail, 0.000502390552258), 8);
  // With a million people, computing 1 − 0.99^(1/N) directly would lose half of the digits.
  expect(thresholdForFpir(tail, 1e6, 0.01)).toBeCloseTo(thresholdForFmr(tail, 1.0050335803e-8), 8);
});

test('the tail of single samples is the calibrated one', () => {
  const { mean, deviation } = impostorTail(calibration, 1, 1);
  expect(mean).toBeCloseTo(tail.mean, 12);
  expect(deviation).toBeCloseTo(tail.deviation, 12);
});

test('fusing four samples on each side shifts and narrows the tail as computed by hand', () => {
  const { mean, deviation } = impostorTail(calibration, 4, 4);
  // The person accounts for 0.8 of a sample's square, and for 0.8 / (0.8 + 0.2 / 4) of four fused.
  expect(mean).toBeCloseTo(2 - (0.4 * (0.8 / 0.85)) / 0.8, 12);
  // A sample accounts for 0.005 of the variance per side; three quarters of that average out.
  expect(deviation).toBeCloseTo(Math.sqrt(0.0225 - 0.0075), 12);
});

test('fusing is symmetric, and each further sample matters less', () => {
  expect(impostorTail(calibration, 2, 5)).toEqual(impostorTail(calibration, 5, 2));
  const means = [1, 2, 3, 4, 5].map((samples) => impostorTail(calibration, samples, 1).mean);
  const steps = means.slice(1).map((mean, index) => means[index]! - mean);
  expect(Math.min(...steps)).toBeGreaterThan(0);
  expect(steps.toSorted((one, other) => other - one)).toEqual(steps);
});

test('the mean for fused samples is correct for people with a common component', () => {
  const [common, ...people] = unitVectors(61, 128, 17) as [Float32Array, ...Float32Array[]];
  const noise = unitVectors(60 * 8, 128, 19);
  const samples = people.map((person, index) =>
    noise
      .slice(index * 8, index * 8 + 8)
      .map((own) => fuse([common, person, own], [0.8, 0.5, 0.6])),
  );
  const meanSquare = (templateSamples: number, probeSamples: number): number => {
    const squares = samples.flatMap((mine, one) =>
      samples
        .filter((_, other) => one !== other)
        .map((theirs) => {
          const template = fuse(mine.slice(0, templateSamples));
          return distanceOf(template, fuse(theirs.slice(4, 4 + probeSamples))) ** 2;
        }),
    );
    return squares.reduce((sum, square) => sum + square, 0) / squares.length;
  };
  // Squared weights of the component that all share, of the person, and of everything.
  const [shared, personal, all] = [0.64, 0.25, 0.64 + 0.25 + 0.36];
  const computed = {
    impostor: { mean: 2 - (2 * shared) / all, deviation: 0.1 },
    genuineSquare: 2 - (2 * (shared + personal)) / all,
    sampleVariance: 0,
    margin: 0,
  };
  expect(Math.abs(meanSquare(1, 1) - computed.impostor.mean)).toBeLessThan(0.02);
  for (const [template, probe] of [
    [4, 1],
    [1, 3],
    [4, 4],
  ] as const) {
    const { mean } = impostorTail(computed, template, probe);
    // Fusing moves the mean by far more than the allowed error.
    expect(computed.impostor.mean - mean).toBeGreaterThan(0.1);
    expect(Math.abs(meanSquare(template, probe) - mean)).toBeLessThan(0.02);
  }
});
