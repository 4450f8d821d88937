/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle]!;
  return (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Measures several things in turns (A, B, A, B, …), so that whatever else the machine does in the
 * meantime falls on all of them alike.
 * @param measured each returns how long it took once, in ms.
 * @param rounds how often each is measured.
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

/** How long a call takes, in ms. */
export function timeOf(call: () => unknown): number {
  const start = performance.now();
  call();
  return performance.now() - start;
}

/** How long a call takes until its promise is fulfilled, in ms. */
export async function timeOfAsync(call: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await call();
  return performance.now() - start;
}
