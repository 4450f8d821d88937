import type { TfliteModel, TfliteOperation } from '../formats/tflite/tflite.js';

/** A PReLU that was written as several operations: x for x ≥ 0, slope · x for x < 0. */
export interface WrittenOutPrelu {
  /** Number of the tensor x. */
  readonly input: number;
  /** A slope per channel, or one for all. */
  readonly slopes: Float32Array;
}

/**
 * Recognises the three ways in which converters write PReLU out. TensorFlow Lite's own operation came later.
 *
 * - ReLU(x) + c · (x − |x|): slope 2c (TensorFlow 1 nets, such as MobileFaceNet_TF)
 * - ReLU(x) + c · −ReLU(−x): slope c (the older converter)
 * - ReLU(x) + c · ReLU(−x): slope −c (Keras)
 *
 * @param producerOf the operation that computes a tensor, if any.
 * @returns null for any other addition.
 */
export function writtenOutPrelu(
  add: TfliteOperation,
  tensors: TfliteModel['tensors'],
  producerOf: (tensor: number) => TfliteOperation | undefined,
): WrittenOutPrelu | null {
  const plain = (tensor: number | undefined, op: string): TfliteOperation | null => {
    const found = tensor === undefined ? undefined : producerOf(tensor);
    // The fused activation is the first option of MUL and SUB; the others have none.
    return found?.op === op && (found.options?.int8(0) ?? 0) === 0 ? found : null;
  };
  const [one, other] = add.inputs;
  for (const [positive, scaled] of [
    [one, other],
    [other, one],
  ]) {
    const input = plain(positive, 'RELU')?.inputs[0];
    const negative = withFactor(scaled, tensors, (tensor) => plain(tensor, 'MUL'));
    if (input === undefined || negative === null) continue;
    const times = timesNegativePart(negative.tensor, input, plain);
    if (times !== null) return { input, slopes: negative.factor.map((value) => value * times) };
  }
  return null;
}

/** How many times min(x, 0) a tensor is; null if it is not a multiple. */
function timesNegativePart(
  tensor: number,
  x: number,
  plain: (tensor: number | undefined, op: string) => TfliteOperation | null,
): number | null {
  const difference = plain(tensor, 'SUB');
  if (difference !== null) {
    const [left, right] = difference.inputs;
    return left === x && plain(right, 'ABS')?.inputs[0] === x ? 2 : null;
  }
  const outer = plain(tensor, 'NEG');
  const relu = plain(outer === null ? tensor : outer.inputs[0], 'RELU');
  if (plain(relu?.inputs[0], 'NEG')?.inputs[0] !== x) return null;
  return outer === null ? -1 : 1;
}

/** Converters leave at most two factors, the slopes and 0.5; a damaged file may have a circle of them. */
const maxFactors = 4;

/** Takes the constant factors off a product; null without any. */
function withFactor(
  tensor: number | undefined,
  tensors: TfliteModel['tensors'],
  productOf: (tensor: number) => TfliteOperation | null,
): { tensor: number; factor: Float32Array } | null {
  let factor: Float32Array | null = null;
  let rest = tensor ?? -1;
  for (let count = 0; count < maxFactors; count++) {
    const product = productOf(rest);
    if (product === null) break;
    const [one = -1, other = -1] = product.inputs;
    const [constant, computed] = tensors[one]?.read ? [one, other] : [other, one];
    const values = tensors[constant]?.read?.();
    if (values === undefined) return null;
    const all = multiplied(factor, values);
    if (all === null) return null;
    [factor, rest] = [all, computed];
  }
  return factor === null ? null : { tensor: rest, factor };
}

function multiplied(one: Float32Array | null, other: Float32Array): Float32Array | null {
  if (one === null) return other;
  const [longer, shorter] = one.length >= other.length ? [one, other] : [other, one];
  if (shorter.length !== 1 && shorter.length !== longer.length) return null;
  return longer.map((value, at) => value * shorter[shorter.length === 1 ? 0 : at]!);
}
