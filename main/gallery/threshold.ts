import { normalQuantile } from './normal.js';

/**
 * How distances between different people are distributed: d² is close to normal near its lower end,
 * where thresholds lie. Mean and standard deviation of that tail's normal, fitted for one kind of
 * probe against fused templates.
 */
export interface ImpostorTail {
  readonly mean: number;
  readonly deviation: number;
}

/** The calibration of one embedding profile. */
export interface Calibration {
  readonly oneProbe: ImpostorTail;
  /** Probes fused from three or more samples. */
  readonly fusedProbe: ImpostorTail;
  /** The least lead over the runner-up, as a distance. */
  readonly margin: number;
}

/**
 * Fits the tail to distances between different people: through the quantiles 10⁻² to 10⁻⁴ of d²
 * (as far as there are ten distances below), least squares in normal deviates.
 * @throws Error with fewer than 1,000 distances.
 */
export function fitImpostorTail(distances: Iterable<number>): ImpostorTail {
  const squares = Float64Array.from(distances, (distance) => distance * distance).sort();
  if (squares.length < 1000) throw new Error('at least 1,000 distances are needed to fit a tail');
  const points: { deviate: number; square: number }[] = [];
  for (let rate = 1e-2; rate >= 1e-4 && rate * squares.length >= 10; rate /= 1.3) {
    points.push({
      deviate: normalQuantile(rate),
      square: squares[Math.floor(rate * squares.length)]!,
    });
  }
  const meanDeviate = points.reduce((sum, point) => sum + point.deviate, 0) / points.length;
  const meanSquare = points.reduce((sum, point) => sum + point.square, 0) / points.length;
  let above = 0;
  let below = 0;
  for (const { deviate, square } of points) {
    above += (deviate - meanDeviate) * (square - meanSquare);
    below += (deviate - meanDeviate) ** 2;
  }
  const deviation = above / below;
  return { mean: meanSquare - deviation * meanDeviate, deviation };
}

/** The distance under which two different people come with probability `fmr` (0 to 1). */
export function thresholdForFmr(tail: ImpostorTail, fmr: number): number {
  return Math.sqrt(Math.max(0, tail.mean + tail.deviation * normalQuantile(fmr)));
}

/**
 * The threshold at which a stranger is taken for one of `headCount` subjects with probability
 * `targetFpir`: each comparison may fail with 1 − (1 − FPIR)^(1/N).
 * @param probeCount samples fused into the probe; between one and three the tails are mixed.
 */
export function thresholdForFpir(
  calibration: Calibration,
  headCount: number,
  targetFpir: number,
  probeCount = 1,
): number {
  const fmr = -Math.expm1(Math.log1p(-targetFpir) / Math.max(1, headCount));
  const share = Math.min(1, (Math.max(1, probeCount) - 1) / 2);
  const one = thresholdForFmr(calibration.oneProbe, fmr);
  const fused = thresholdForFmr(calibration.fusedProbe, fmr);
  return one + share * (fused - one);
}
