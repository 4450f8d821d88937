/** The median: the middle value, or the mean of the two middle values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle]!;
  return (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Measures several things alternately (A, B, A, B, …), so that other load on the machine affects all of them
 * alike.
 * @param measured functions that measure once and return a time in ms.
 * @param rounds number of measurements of each.
 * @returns the median of each, in ms.
 */
export async function inTurns(
  measured: readonly (() => number | Promise<number>)[],
  rounds: number,
): Promise<number[]> {
  const times = measured.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [which, measure] of measured.entries()) times[which]!.push(await measure());
  }
  return times.map(median);
}

/** The time of a call, in ms. */
export function timeOf(call: () => unknown): number {
  const start = performance.now();
  call();
  return performance.now() - start;
}

/** The time until a call's promise is fulfilled, in ms. */
export async function timeOfAsync(call: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await call();
  return performance.now() - start;
}
