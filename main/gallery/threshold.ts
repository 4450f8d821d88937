import { normalQuantile } from './normal.js';

/**
 * The lower tail of the distances between different people, where thresholds lie. A power of the distance is
 * close to normally distributed there. These are the mean and the standard deviation of that normal
 * distribution.
 */
export interface ImpostorTail {
  readonly mean: number;
  readonly deviation: number;
  /** The power; by default 2. Which one fits depends on the net (docs/accuracy.md). */
  readonly power?: number;
  /** Of fused samples, for powers other than 2: a square s becomes `to + (s − from) · spread`. */
  readonly fused?: { readonly from: number; readonly to: number; readonly spread: number };
}

/** The calibration of an embedding model. Squares are of L2 distances. */
export interface Calibration {
  /** Between single samples of different people. */
  readonly impostor: ImpostorTail;
  /** Mean squared distance between two samples of one person. */
  readonly genuineSquare: number;
  /**
   * The part of the tail's variance that comes from a single sample, and that fusing averages out. Negative
   * if fused samples scatter more: they are less diluted by what differs between a person's samples.
   */
  readonly sampleVariance: number;
  /** Minimum margin between the nearest subject and the runner-up, as a distance. */
  readonly margin: number;
}

/**
 * Fits the tail to distances between different people: a least-squares line through the quantiles 10⁻² to
 * 10⁻⁴ of the distance's power against normal deviates, as far as at least ten distances are below.
 * @throws Error for fewer than 1,000 distances.
 */
export function fitImpostorTail(distances: Iterable<number>, power = 2): ImpostorTail {
  const powers = Float64Array.from(distances, (distance) => distance ** power).sort();
  if (powers.length < 1000) throw new Error('fitting a tail needs at least 1,000 distances');
  const points: { deviate: number; value: number }[] = [];
  for (
    let rate = 1e-2;
    rate >= 1e-4 && (points.length < 2 || rate * powers.length >= 10);
    rate /= 1.3
  ) {
    points.push({
      deviate: normalQuantile(rate),
      value: powers[Math.floor(rate * powers.length)]!,
    });
  }
  const meanDeviate = points.reduce((sum, point) => sum + point.deviate, 0) / points.length;
  const meanValue = points.reduce((sum, point) => sum + point.value, 0) / points.length;
  let above = 0;
  let below = 0;
  for (const { deviate, value } of points) {
    above += (deviate - meanDeviate) * (value - meanValue);
    below += (deviate - meanDeviate) ** 2;
  }
  const deviation = above / below;
  const fitted = { mean: meanValue - deviation * meanDeviate, deviation };
  return power === 2 ? fitted : { ...fitted, power };
}

/**
 * The tail for templates fused from `templateSamples` samples and probes fused from `probeSamples`.
 * Fusing k samples leaves 1/k of the variation between a person's samples: different people move slightly
 * closer together (the mean falls) and scatter less (or more, for a negative `sampleVariance`). Accurate to
 * 3% for up to four samples on each side (docs/accuracy.md).
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
  const { mean, deviation, power = 2 } = impostor;
  const spread = Math.sqrt(1 - (sampleVariance * averagedOut) / deviation ** 2);
  const from = mean ** (2 / power);
  const to = 2 - (2 - from) * nearer;
  if (power === 2) return { mean: to, deviation: deviation * spread };
  return { ...impostor, fused: { from, to, spread } };
}

/** The distance below which two different people are with probability `fmr`, 0 to 1. */
export function thresholdForFmr(tail: ImpostorTail, fmr: number): number {
  const { mean, deviation, power = 2, fused } = tail;
  const square = Math.max(0, mean + deviation * normalQuantile(fmr)) ** (2 / power);
  const moved = fused === undefined ? square : fused.to + (square - fused.from) * fused.spread;
  return Math.sqrt(Math.max(0, moved));
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
