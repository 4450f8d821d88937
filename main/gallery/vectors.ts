/*
 * Vectors of length 1. For them L2 distance and dot product say the same: d² = 2 − 2·dot.
 */

/** Euclidean distance of two embeddings, 0 to 2. */
export function distanceOf(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) {
    const difference = one[at]! - other[at]!;
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}

/**
 * Fuses embeddings of one face (samples of a subject, or frames of a probe) into one: the weighted
 * mean, brought back to length 1.
 * @param weights one for each embedding, such as its quality; equal where left out.
 * @throws Error where there is nothing to fuse.
 */
export function fuse(
  embeddings: readonly Float32Array[],
  weights?: readonly number[],
): Float32Array {
  const [first] = embeddings;
  if (first === undefined) throw new Error('there is no embedding to fuse');
  const sum = new Float64Array(first.length);
  for (const [index, embedding] of embeddings.entries()) {
    const weight = Math.max(weights?.[index] ?? 1, 1e-3);
    for (let at = 0; at < sum.length; at++) sum[at]! += weight * embedding[at]!;
  }
  const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
  return Float32Array.from(sum, (value) => value / (length || 1));
}
