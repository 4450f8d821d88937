import type { TensorProto } from '../formats/graph-def/graph-def.js';
import { readerOf } from '../formats/graph-def/tensor-values.js';

/** Numbers known at import. */
export interface Constant {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** A constant that is read when it is needed, as the weights of layers are; valid until the next is read. */
export interface LateConstant {
  readonly shape: readonly number[];
  readonly read: () => Float32Array;
}

/** Larger than any layer of a network for faces (4 × 256 million bytes is a hostile file). */
const mostValues = 64_000_000;

/**
 * A tensor whose values are read as float32 on every `read()`; integers stay whole up to 2^24.
 * @throws Error where its bytes do not fill its shape, or its type is none of numbers.
 */
export function lateConstantOf(tensor: TensorProto): LateConstant {
  const { shape } = tensor;
  const size = shape.reduce((product, length) => product * length, 1);
  if (!(size >= 0 && size <= mostValues)) {
    throw new Error(`a tensor of the shape [${shape.join(', ')}] is too large`);
  }
  return { shape, read: readerOf(tensor, size) };
}

/** The values of a tensor. @throws as `lateConstantOf`. */
export function constantOf(tensor: TensorProto): Constant {
  const { shape, read } = lateConstantOf(tensor);
  return { shape, data: read().slice() };
}

const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mul: (a, b) => a * b,
  Div: (a, b) => a / b,
  Max: Math.max,
  Min: Math.min,
};

const functions: Readonly<Record<string, (a: number) => number>> = {
  Neg: (a) => -a,
  Relu: (a) => Math.max(0, a),
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
