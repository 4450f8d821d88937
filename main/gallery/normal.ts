/*
 * The quantile function of the standard normal distribution: rational approximations by Peter J. Acklam
 * (2003), relative error below 1.2e-9. Node has no such function, and no small library provides only it.
 */

const centreNumerator = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
];
const centreDenominator = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572,
  1,
];
const tailNumerator = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
  4.374664141464968, 2.938163982698783,
];
const tailDenominator = [
  0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1,
];
/** Below this probability, the tail's approximation applies. */
const tailProbability = 0.02425;

/**
 * The quantile of the standard normal distribution.
 * @param probability above 0 and below 1.
 * @throws RangeError for any other value.
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`${probability} is not a probability between 0 and 1`);
  }
  if (probability > 0.5) return -normalQuantile(1 - probability);
  if (probability < tailProbability) {
    const q = Math.sqrt(-2 * Math.log(probability));
    return polynomial(tailNumerator, q) / polynomial(tailDenominator, q);
  }
  const q = probability - 0.5;
  return (polynomial(centreNumerator, q * q) * q) / polynomial(centreDenominator, q * q);
}

/** @param coefficients highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
