/** A vector as integers: `scale · codes` is near it. */
export interface CodedVector {
  readonly scale: number;
  /** Sum of the squares of the codes. */
  readonly squares: number;
  /** Length of `scale · codes`. */
  readonly length: number;
  /** Distance of `scale · codes` from the vector. */
  readonly error: number;
}

/**
 * Rounds a vector to integers.
 * @param codes receives the integers; further ones are left alone.
 * @param maxCode the largest absolute value.
 */
export function code(
  vector: Float32Array,
  codes: Int8Array | Int16Array,
  maxCode: number,
): CodedVector {
  let max = 0;
  for (let at = 0; at < vector.length; at++) max = Math.max(max, Math.abs(vector[at]!));
  // As it is stored.
  const scale = Math.fround(max / maxCode);
  let squares = 0;
  let errors = 0;
  for (let at = 0; at < vector.length; at++) {
    const value = vector[at]!;
    const integer = scale === 0 ? 0 : Math.round(value / scale);
    codes[at] = integer;
    squares += integer * integer;
    errors += (value - scale * integer) ** 2;
  }
  return { scale, squares, length: scale * Math.sqrt(squares), error: Math.sqrt(errors) };
}
