/*
 * Vectors of length 1, whose L2 distance follows from the dot product: d² = 2 − 2·dot.
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
 * Fuses embeddings of one face (samples of a subject, or frames of a probe): their weighted mean, scaled
 * to length 1.
 * @param weights one per embedding, such as its quality score; by default equal.
 * @throws Error without embeddings.
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

/** An embedding as text for JSON: float32, little-endian, base64. */
export function embeddingToText({ buffer, byteOffset, byteLength }: Float32Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

/** Undoes `embeddingToText`. */
export function embeddingFromText(text: string): Float32Array {
  return new Float32Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer);
}
