/** 97.5th percentile of the normal distribution: both sides together leave out 5%. */
const z = 1.959964;

/**
 * The 95% interval of a share, by Wilson's score (Wilson 1927): it also works for none and for all.
 * @param count of `total`, not necessarily whole. @returns from 0 to 1; both for a total of 0.
 */
export function wilsonInterval(count: number, total: number): [low: number, high: number] {
  if (total === 0) return [0, 1];
  const share = count / total;
  const middle = share + z ** 2 / (2 * total);
  const spread = z * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2));
  const scale = 1 + z ** 2 / total;
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)];
}
