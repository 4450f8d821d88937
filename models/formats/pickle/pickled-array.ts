/* NumPy arrays in a pickle, built without calling any Python code. */

/** A float32 array in row-major order. */
export interface PickledArray {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** A reference to a Python name. */
export interface Global {
  readonly global: string;
}

/** An array or a data type that is not built yet. */
export interface Unbuilt {
  readonly of: 'array' | 'type';
  readonly argument: unknown;
  state?: unknown;
}

/**
 * Builds an array from its collected state; returns any other value as it is.
 * @throws Error if its bytes do not match its shape, or it is not float32.
 */
export function build(value: unknown): unknown {
  if (!isUnbuilt(value)) return value;
  // Version, shape, type, column-major flag, and bytes (for objects, a list).
  const [, shape, type, columnMajor, content] = Array.isArray(value.state)
    ? (value.state as unknown[])
    : [];
  if (value.of !== 'array' || !isShape(shape)) throw new Error('its pickle has an invalid array');
  if (Array.isArray(content)) return content;
  const [name] =
    isUnbuilt(type) && Array.isArray(type.argument) ? (type.argument as unknown[]) : [];
  if (toText(name) !== 'f4' || !(content instanceof Uint8Array)) {
    throw new Error('it has an array that is not float32');
  }
  const size = shape.reduce((product, length) => product * length, 1);
  if (content.length !== size * 4) {
    throw new Error(`${content.length} bytes do not match an array of shape [${shape.join(', ')}]`);
  }
  const data = new Float32Array(Uint8Array.from(content).buffer);
  return { shape, data: columnMajor === true ? toRowMajor(data, shape) : data };
}

/** Converts column-major values to row-major order. */
function toRowMajor(data: Float32Array, shape: readonly number[]): Float32Array {
  const result = new Float32Array(data.length);
  const index = shape.map(() => 0);
  for (let to = 0; to < data.length; to++) {
    let from = 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) from = from * shape[axis]! + index[axis]!;
    result[to] = data[from]!;
    for (let axis = shape.length - 1; axis >= 0 && ++index[axis]! === shape[axis]; axis--) {
      index[axis] = 0;
    }
  }
  return result;
}

/** Decodes Python 2 text, one byte per character; returns any other value as it is. */
export function toText(value: unknown): unknown {
  return value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value;
}

function isShape(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((length) => typeof length === 'number' && length >= 0);
}

/** True for a reference to a Python name. */
export function isGlobal(value: unknown): value is Global {
  return typeof value === 'object' && value !== null && 'global' in value;
}

/** True for an array or a data type that is not built yet. */
export function isUnbuilt(value: unknown): value is Unbuilt {
  return typeof value === 'object' && value !== null && 'of' in value && 'argument' in value;
}
