import type { TensorProto } from '../formats/graph-def/graph-def.js';
import { readerOf } from '../formats/graph-def/tensor-values.js';

/** Values that are known at import. */
export interface Constant {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** A constant that is read on demand, such as the weights of a layer; valid until the next read. */
export interface LazyConstant {
  readonly shape: readonly number[];
  readonly read: () => Float32Array;
}

/** Larger than any layer of a face network; larger tensors (over 256 million bytes) are malicious. */
const maxValues = 64_000_000;

/**
 * A tensor whose values are read as float32 by every `read()`; integers are exact up to 2^24.
 * @throws Error if its bytes do not match its shape, or its type is not numeric.
 */
export function lazyConstantOf(tensor: TensorProto): LazyConstant {
  const { shape } = tensor;
  const size = shape.reduce((product, length) => product * length, 1);
  if (!(size >= 0 && size <= maxValues)) {
    throw new Error(`a tensor of shape [${shape.join(', ')}] is too large`);
  }
  return { shape, read: readerOf(tensor, size) };
}

/** The values of a tensor. @throws Error as `lazyConstantOf`. */
export function constantOf(tensor: TensorProto): Constant {
  const { shape, read } = lazyConstantOf(tensor);
  return { shape, data: read().slice() };
}

const binaryFunctions: Readonly<Record<string, (a: number, b: number) => number>> = {
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mul: (a, b) => a * b,
  Div: (a, b) => a / b,
  Max: Math.max,
  Min: Math.min,
};

const unaryFunctions: Readonly<Record<string, (a: number) => number>> = {
  Neg: (a) => -a,
  Relu: (a) => Math.max(0, a),
  Rsqrt: (a) => 1 / Math.sqrt(a),
  Sqrt: Math.sqrt,
  Square: (a) => a * a,
};

/** Evaluates an operation on constants; null if the operation or the shapes are not supported. */
export function evaluate(op: string, inputs: readonly Constant[]): Constant | null {
  const [left, right] = inputs;
  if (left === undefined) return null;
  const unary = unaryFunctions[op];
  if (unary !== undefined && right === undefined) return { ...left, data: left.data.map(unary) };
  const binary = binaryFunctions[op];
  if (binary === undefined || right === undefined) return null;
  const larger = left.data.length >= right.data.length ? left : right;
  const isCompatible = [left, right].every(
    ({ data }) => data.length === 1 || data.length === larger.data.length,
  );
  if (!isCompatible) return null;
  const at = ({ data }: Constant, index: number): number => data[data.length === 1 ? 0 : index]!;
  return {
    shape: larger.shape,
    data: larger.data.map((_, index) => binary(at(left, index), at(right, index))),
  };
}
