import { normalQuantile } from './normal.js';

/**
 * The lower tail of the distances between different people. Thresholds lie there, and d² is close to
 * normally distributed. These are the mean and the standard deviation of that normal distribution.
 */
export interface ImpostorTail {
  readonly mean: number;
  readonly deviation: number;
}

/** The calibration of an embedding model. Squares are of L2 distances. */
export interface Calibration {
  /** Between single samples of different people. */
  readonly impostor: ImpostorTail;
  /** Mean squared distance between two samples of one person. */
  readonly genuineSquare: number;
  /** The part of the tail's variance that comes from a single sample, and that fusing averages out. */
  readonly sampleVariance: number;
  /** Minimum margin between the nearest subject and the runner-up, as a distance. */
  readonly margin: number;
}

/**
 * Fits the tail to distances between different people: a least-squares line through the quantiles 10⁻² to
 * 10⁻⁴ of d² against normal deviates, as far as at least ten distances are below.
 * @throws Error for fewer than 1,000 distances.
 */
export function fitImpostorTail(distances: Iterable<number>): ImpostorTail {
  const squares = Float64Array.from(distances, (distance) => distance * distance).sort();
  if (squares.length < 1000) throw new Error('fitting a tail needs at least 1,000 distances');
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
 * The tail for templates fused from `templateSamples` samples and probes fused from `probeSamples`.
 * Fusing k samples leaves 1/k of the variation between a person's samples: different people move slightly
 * closer together (the mean falls) and scatter less (the deviation falls). Accurate to 3% for up to four
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

/** The distance below which two different people are with probability `fmr`, 0 to 1. */
export function thresholdForFmr(tail: ImpostorTail, fmr: number): number {
  return Math.sqrt(Math.max(0, tail.mean + tail.deviation * normalQuantile(fmr)));
}

/**
 * The threshold at which a stranger is mistaken for one of `headCount` subjects with probability
 * `targetFpir`: the FMR of each comparison may be 1 − (1 − FPIR)^(1/N).
 */
export function thresholdForFpir(
  tail: ImpostorTail,
  headCount: number,
  targetFpir: number,
): number {
  const fmr = -Math.expm1(Math.log1p(-targetFpir) / Math.max(1, headCount));
  return thresholdForFmr(tail, fmr);
}
