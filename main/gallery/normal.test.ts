import { expect, test } from 'vitest';
import { normalQuantile } from './normal.js';

// Tabulated values, to 12 digits.
test.each([
  [0.5, 0],
  [0.75, 0.674489750196],
  [0.841344746068543, 1],
  [0.975, 1.95996398454],
  [0.97725, 2.00000244122],
  [0.99, 2.32634787404],
  [0.001, -3.09023230617],
  [1e-4, -3.71901648546],
  [1e-6, -4.75342430882],
  [1e-9, -5.99780701501],
])('the quantile of %d is the tabulated value', (probability, value) => {
  const quantile = normalQuantile(probability);
  expect(Math.abs(quantile - value)).toBeLessThanOrEqual(2e-9 * Math.abs(value) + 1e-11);
});

test('the quantiles are symmetric, also where the approximations meet', () => {
  for (const probability of [1e-3, 0.0242, 0.0243, 0.1, 0.4999]) {
    expect(normalQuantile(1 - probability)).toBeCloseTo(-normalQuantile(probability), 8);
  }
});

test('the quantile is strictly increasing, also where the approximations meet', () => {
  let previous = -Infinity;
  for (let step = 1; step < 100_000; step++) {
    const quantile = normalQuantile(step / 100_000);
    expect(quantile).toBeGreaterThan(previous);
    previous = quantile;
  }
});

test.each([0, 1, -0.1, 1.1, NaN])('%d is refused', (probability) => {
  expect(() => normalQuantile(probability)).toThrow(RangeError);
});
