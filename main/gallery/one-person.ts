import { cluster } from './cluster.js';
import { distanceOf } from './vectors.js';

/** Indices of the samples that show the person, and the distances of the others to them. */
export interface OnePerson {
  readonly samples: readonly number[];
  /** Mean distance to `samples`, by index. */
  readonly others: ReadonlyMap<number, number>;
}

/**
 * Finds the person that most samples show. Samples are grouped by average linkage: of 52 people with 2 to 9
 * photos and one photo of someone else, that photo stays in 0.02% to 0.3% of the sets, against 0.3% to 0.9%
 * if the sample furthest from the mean is dropped repeatedly (docs/accuracy.md).
 * @param embeddings at least one.
 * @param maxDistance the largest mean distance between two groups of one person's samples.
 * @returns null if it is unclear who the person is: no group has more than half of the samples and at least
 *   twice as many as any other.
 */
export function onePersonIn(
  embeddings: readonly Float32Array[],
  maxDistance: number,
): OnePerson | null {
  const groups: number[][] = [];
  for (const [index, number] of cluster(embeddings, maxDistance).entries()) {
    (groups[number] ??= []).push(index);
  }
  const [largest, second] = [...groups].sort((a, b) => b.length - a.length);
  const isClear =
    largest!.length * 2 > embeddings.length && largest!.length >= 2 * (second?.length ?? 0);
  if (!isClear) return null;
  const own = largest!.map((index) => embeddings[index]!);
  const others = embeddings.flatMap((embedding, index) =>
    largest!.includes(index) ? [] : [[index, meanDistance([embedding], own)] as const],
  );
  return { samples: largest!, others: new Map(others) };
}

/**
 * The mean of all distances between two sets of embeddings, 0 to 2.
 * @param some at least one. @param others at least one.
 */
export function meanDistance(
  some: readonly Float32Array[],
  others: readonly Float32Array[],
): number {
  let sum = 0;
  for (const one of some) for (const other of others) sum += distanceOf(one, other);
  return sum / (some.length * others.length);
}
