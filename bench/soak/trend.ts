/** How a measured value changes over time. */
export interface Trend {
  /** Change in an hour, in the value's unit. */
  readonly perHour: number;
  /** Two standard errors of it. A smaller change cannot be told from noise. */
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
  const rest = points.reduce(
    (sum, { atMs, value }) => sum + (value - mean - slope * (atMs - meanMs)) ** 2,
    0,
  );
  const error = Math.sqrt(rest / (count - 2) / xx);
  const hourMs = 3_600_000;
  const perHour = slope * hourMs;
  const noisePerHour = 2 * error * hourMs;
  const isSteady = perHour <= Math.max(noisePerHour, 0.01 * Math.abs(mean));
  return { perHour, noisePerHour, mean, isSteady };
}
