import type { TensorProto } from './graph-def.js';

/** Numbers known at import. */
export interface Constant {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Larger than any layer of a network for faces (4 × 256 million bytes is a hostile file). */
const mostValues = 64_000_000;

/**
 * The values of a tensor as float32; integers stay whole up to 2^24.
 * @throws Error where its bytes do not fill its shape, or its type is none of numbers.
 */
export function constantOf(tensor: TensorProto): Constant {
  const { shape, content, values, type } = tensor;
  const size = shape.reduce((product, length) => product * length, 1);
  if (!(size >= 0 && size <= mostValues)) {
    throw new Error(`a tensor of the shape [${shape.join(', ')}] is too large`);
  }
  if (content.length === 0) {
    if (size > 0 && values.length === 0) return { shape, data: new Float32Array(size) };
    if (values.length > size) throw new Error('a tensor has more values than its shape');
    // What is left out at the end is equal to the last one (tensor.proto).
    const data = new Float32Array(size).fill(values.at(-1) ?? 0);
    data.set(values);
    return { shape, data };
  }
  const bytesEach = { 1: 4, 3: 4, 9: 8, 10: 1 }[type];
  if (bytesEach === undefined) throw new Error(`a tensor of the type ${type} is not supported`);
  if (content.length !== size * bytesEach) {
    throw new Error(`${content.length} bytes do not fill the shape [${shape.join(', ')}]`);
  }
  const aligned = Uint8Array.from(content).buffer;
  switch (type) {
    case 1:
      return { shape, data: new Float32Array(aligned) };
    case 3:
      return { shape, data: Float32Array.from(new Int32Array(aligned)) };
    case 9:
      return { shape, data: Float32Array.from(new BigInt64Array(aligned), Number) };
    default:
      return { shape, data: Float32Array.from(new Uint8Array(aligned)) };
  }
}

const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
  Add: (a, b) => a + b,
  AddV2: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mul: (a, b) => a * b,
  RealDiv: (a, b) => a / b,
  Maximum: Math.max,
};

const functions: Readonly<Record<string, (a: number) => number>> = {
  Rsqrt: (a) => 1 / Math.sqrt(a),
  Sqrt: Math.sqrt,
  Square: (a) => a * a,
};

/** The result of an operation on constants; null where it is none that can be worked out here. */
export function calculated(op: string, inputs: readonly Constant[]): Constant | null {
  const [left, right] = inputs;
  if (left === undefined) return null;
  const one = functions[op];
  if (one !== undefined && right === undefined) return { ...left, data: left.data.map(one) };
  const two = arithmetic[op];
  if (two === undefined || right === undefined) return null;
  const wide = left.data.length >= right.data.length ? left : right;
  const sizes = [left, right].every(
    ({ data }) => data.length === 1 || data.length === wide.data.length,
  );
  if (!sizes) return null;
  const at = ({ data }: Constant, index: number): number => data[data.length === 1 ? 0 : index]!;
  return {
    shape: wide.shape,
    data: wide.data.map((_, index) => two(at(left, index), at(right, index))),
  };
}
