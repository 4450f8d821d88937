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

/** Inverse of the standard normal distribution (Acklam 2003, relative error below 1.2e-9). */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) throw new Error('a probability lies between 0 and 1');
  const a = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
    2.506628277459239,
  ];
  const b = [
    -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972,
    -13.28068155288572,
  ];
  const c = [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
    4.374664141464968, 2.938163982698783,
  ];
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];
  if (probability > 0.5) return -normalQuantile(1 - probability);
  if (probability < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(probability));
    return polynomial(c, q) / (polynomial(d, q) * q + 1);
  }
  const q = probability - 0.5;
  const r = q * q;
  return (polynomial(a, r) * q) / (polynomial(b, r) * r + 1);
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
