/* What a pickle says of NumPy's arrays, and the arrays made of it. Nothing of Python's is called. */

/** An array of float32 numbers in row-major order. */
export interface PickledArray {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** What stands for a name of Python's until it is used. */
export interface Global {
  readonly global: string;
}

/** An array (or a type) that is being put together. */
export interface Unbuilt {
  readonly of: 'array' | 'type';
  readonly argument: unknown;
  state?: unknown;
}

/**
 * An array that was put together becomes one; everything else stays.
 * @throws Error where its bytes do not fill it, or it is not float32.
 */
export function finished(value: unknown): unknown {
  if (!isUnbuilt(value)) return value;
  // version, shape, type, whether column-major, bytes (or a list, for objects).
  const [, shape, type, columnMajor, content] = Array.isArray(value.state)
    ? (value.state as unknown[])
    : [];
  if (value.of !== 'array' || !isShape(shape)) throw new Error('its pickle holds a broken array');
  if (Array.isArray(content)) return content;
  const [name] =
    isUnbuilt(type) && Array.isArray(type.argument) ? (type.argument as unknown[]) : [];
  if (asText(name) !== 'f4' || !(content instanceof Uint8Array)) {
    throw new Error('it holds an array that is not float32');
  }
  const size = shape.reduce((product, length) => product * length, 1);
  if (content.length !== size * 4) {
    throw new Error(`${content.length} bytes do not fill an array of [${shape.join(', ')}]`);
  }
  const data = new Float32Array(Uint8Array.from(content).buffer);
  return { shape, data: columnMajor === true ? rowMajor(data, shape) : data };
}

/** Values given first index fastest, put in the order of the last index fastest. */
function rowMajor(data: Float32Array, shape: readonly number[]): Float32Array {
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

/** Python 2's text, one byte a character. */
export function asText(value: unknown): unknown {
  return value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value;
}

function isShape(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((length) => typeof length === 'number' && length >= 0);
}

export function isGlobal(value: unknown): value is Global {
  return typeof value === 'object' && value !== null && 'global' in value;
}

export function isUnbuilt(value: unknown): value is Unbuilt {
  return typeof value === 'object' && value !== null && 'of' in value && 'argument' in value;
}
