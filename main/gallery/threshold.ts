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

/** The calibration of one embedding profile. All squares are of L2 distances. */
export interface Calibration {
  /** Between single samples of different people. */
  readonly impostor: ImpostorTail;
  /** Mean square between two samples of one person. */
  readonly genuineSquare: number;
  /** How much of the tail's variance one sample brings, which fusing more of them averages out. */
  readonly sampleVariance: number;
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
  for (
    let rate = 1e-2;
    rate >= 1e-4 && (points.length < 2 || rate * squares.length >= 10);
    rate /= 1.3
  ) {
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

/**
 * The tail between templates fused of `templateSamples` samples and probes fused of `probeSamples`.
 * Fusing leaves 1/k of what varies between a person's samples: people move a little nearer to each
 * other (the mean falls), and scatter less (so does the deviation). Holds within 3 % for up to four
 * samples on each side (docs/accuracy.md).
 */
export function impostorTail(
  { impostor, genuineSquare, sampleVariance }: Calibration,
  templateSamples: number,
  probeSamples: number,
): ImpostorTail {
  const own = 1 - genuineSquare / 2;
  const ownShare = (samples: number): number => own / (own + (1 - own) / samples);
  const nearer = Math.sqrt(ownShare(templateSamples) * ownShare(probeSamples)) / own;
  const averagedOut = 2 - 1 / templateSamples - 1 / probeSamples;
  return {
    mean: 2 - (2 - impostor.mean) * nearer,
    deviation: Math.sqrt(impostor.deviation ** 2 - sampleVariance * averagedOut),
  };
}

/** The distance under which two different people come with probability `fmr` (0 to 1). */
export function thresholdForFmr(tail: ImpostorTail, fmr: number): number {
  return Math.sqrt(Math.max(0, tail.mean + tail.deviation * normalQuantile(fmr)));
}

/**
 * The threshold at which a stranger is taken for one of `headCount` subjects with probability
 * `targetFpir`: each comparison may fail with 1 − (1 − FPIR)^(1/N).
 */
export function thresholdForFpir(
  tail: ImpostorTail,
  headCount: number,
  targetFpir: number,
): number {
  const fmr = -Math.expm1(Math.log1p(-targetFpir) / Math.max(1, headCount));
  return thresholdForFmr(tail, fmr);
}
