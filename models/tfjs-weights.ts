import type { Tensor } from './onnx-writer.js';

/** One weight of a tfjs manifest, in the order of the bytes. */
export interface WeightEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly quantization?: { readonly dtype: string; readonly scale: number; readonly min: number };
}

export type Weights = ReadonlyMap<string, Tensor>;

const byteSizes: Readonly<Record<string, number>> = {
  uint8: 1,
  uint16: 2,
  float16: 2,
  int32: 4,
  float32: 4,
};

/**
 * Reads the weights of a tfjs manifest. Quantised values become `q · scale + min` in double
 * precision, rounded once to float32, as tfjs-core's `decodeWeights` does; float16 has scale 1 and min 0.
 * @param manifest groups of entries, as in `…-weights_manifest.json` or a model.json's
 *   `weightsManifest`.
 * @param bytes the groups' files, joined in order (little-endian).
 * @throws Error where a type is not known, or the bytes are too few or too many.
 */
export function readWeights(
  manifest: readonly { readonly weights: readonly WeightEntry[] }[],
  bytes: Uint8Array,
): Weights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const weights = new Map<string, Tensor>();
  let offset = 0;
  for (const entry of manifest.flatMap((group) => group.weights)) {
    const count = entry.shape.reduce((product, length) => product * length, 1);
    const stored = entry.quantization?.dtype ?? entry.dtype;
    const size = byteSizes[stored];
    if (size === undefined) throw new Error(`weight ${entry.name} has the unknown type ${stored}`);
    if (offset + count * size > bytes.length) {
      throw new Error(`the weights end inside ${entry.name}: ${bytes.length} bytes are too few`);
    }
    weights.set(entry.name, { shape: entry.shape, data: readValues(view, offset, count, entry) });
    offset += count * size;
  }
  if (offset !== bytes.length) {
    throw new Error(`${bytes.length - offset} bytes follow the last weight`);
  }
  return weights;
}

function readValues(
  view: DataView,
  offset: number,
  count: number,
  entry: WeightEntry,
): Float32Array | Int32Array {
  const values = entry.dtype === 'int32' ? new Int32Array(count) : new Float32Array(count);
  const { quantization } = entry;
  for (let at = 0; at < count; at++) {
    if (quantization === undefined) {
      values[at] =
        entry.dtype === 'int32'
          ? view.getInt32(offset + at * 4, true)
          : view.getFloat32(offset + at * 4, true);
    } else {
      const q = readQuantised(view, offset, at, quantization.dtype);
      const value = q * quantization.scale + quantization.min;
      values[at] = entry.dtype === 'int32' ? Math.round(value) : value;
    }
  }
  return values;
}

function readQuantised(view: DataView, offset: number, at: number, dtype: string): number {
  if (dtype === 'uint8') return view.getUint8(offset + at);
  const bits = view.getUint16(offset + at * 2, true);
  return dtype === 'uint16' ? bits : halfToNumber(bits);
}

/** IEEE 754 binary16: one sign bit, five of exponent (bias 15), ten of fraction. */
function halfToNumber(bits: number): number {
  const sign = bits >> 15 === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** A float32 weight by name. @throws Error where it is missing or of another type. */
export function floatWeight(
  weights: Weights,
  name: string,
): { readonly shape: readonly number[]; readonly data: Float32Array } {
  const tensor = weights.get(name);
  if (tensor === undefined) throw new Error(`the weight ${name} is missing`);
  if (!(tensor.data instanceof Float32Array)) throw new Error(`the weight ${name} is not float32`);
  return { shape: tensor.shape, data: tensor.data };
}

/** Convolution kernels from tfjs's HWIO (or HWCM for depthwise) to ONNX's OIHW. */
export function toOihw(
  kernel: { readonly shape: readonly number[]; readonly data: Float32Array },
  depthwise = false,
): { shape: number[]; data: Float32Array } {
  const [height = 0, width = 0, inputs = 0, last = 0] = kernel.shape;
  const outputs = depthwise ? inputs * last : last;
  const perOutput = depthwise ? 1 : inputs;
  const data = new Float32Array(kernel.data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let i = 0; i < inputs; i++) {
        for (let o = 0; o < last; o++) {
          const from = ((y * width + x) * inputs + i) * last + o;
          const to = depthwise
            ? ((i * last + o) * height + y) * width + x
            : ((o * inputs + i) * height + y) * width + x;
          data[to] = kernel.data[from]!;
        }
      }
    }
  }
  return { shape: [outputs, perOutput, height, width], data };
}
