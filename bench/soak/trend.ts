/** How a measured value changes over time. */
export interface Trend {
  /** Change in an hour, in the value's unit. */
  readonly perHour: number;
  /**
   * Two standard errors of the change; a smaller change may be noise. Memory grows in steps and samples in a row are often
   * equal, so they count as correlated.
   */
  readonly noisePerHour: number;
  readonly mean: number;
  /** True if the value does not grow more than its noise, or than a hundredth of its mean in an hour. */
  readonly isSteady: boolean;
}

/**
 * Fits a line by least squares.
 * @param points at least three, with different times in ms.
 */
export function trendOf(
  points: readonly { readonly atMs: number; readonly value: number }[],
): Trend {
  const count = points.length;
  const meanMs = points.reduce((sum, { atMs }) => sum + atMs, 0) / count;
  const mean = points.reduce((sum, { value }) => sum + value, 0) / count;
  let xx = 0;
  let xy = 0;
  for (const { atMs, value } of points) {
    xx += (atMs - meanMs) ** 2;
    xy += (atMs - meanMs) * (value - mean);
  }
  const slope = xy / xx;
  const rests = points.map(({ atMs, value }) => value - mean - slope * (atMs - meanMs));
  const rest = rests.reduce((sum, one) => sum + one ** 2, 0);
  const alone = Math.sqrt(rest / (count - 2) / xx);
  const error = alone * Math.sqrt((1 + likenessOf(rests)) / (1 - likenessOf(rests)));
  const hourMs = 3_600_000;
  const perHour = slope * hourMs;
  const noisePerHour = 2 * error * hourMs;
  const isSteady = perHour <= Math.max(noisePerHour, 0.01 * Math.abs(mean));
  return { perHour, noisePerHour, mean, isSteady };
}

/**
 * How similar neighbours are: the autocorrelation of the residuals at lag 1, from 0 to 0.99. It reduces the effective
 * number of values by the factor (1 - r) / (1 + r). Source: Santer et al., "Statistical significance of trends",
 * Journal of Geophysical Research 105 (2000), 7337-7356.
 */
function likenessOf(rests: readonly number[]): number {
  let own = 0;
  let neighbours = 0;
  for (const [at, rest] of rests.entries()) {
    own += rest ** 2;
    if (at > 0) neighbours += rest * rests[at - 1]!;
  }
  return own === 0 ? 0 : Math.min(0.99, Math.max(0, neighbours / own));
}
