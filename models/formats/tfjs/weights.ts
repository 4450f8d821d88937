import { counted } from '../../../contract/plural.js';
import { halfToNumber } from '../half.js';
import type { Tensor } from '../onnx/writer.js';

/** A weight of a TensorFlow.js manifest; entries are in the order of the bytes. */
export interface WeightEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly quantization?: {
    readonly dtype: string;
    /** Like `min`, required for uint8 and uint16 and ignored for float16. */
    readonly scale?: number;
    readonly min?: number;
  };
}

export type Weights = ReadonlyMap<string, Tensor>;

/** The encoding of a weight in the file. */
interface Encoding {
  readonly sizeBytes: number;
  readonly read: (view: DataView, offset: number) => number;
}

/**
 * Reads the weights of a TensorFlow.js manifest. Quantised integers become `q · scale + min` in double
 * precision, rounded once to float32, like tfjs-core's `decodeWeights`; float16 values are used directly.
 * @param manifest groups of entries, as in `…-weights_manifest.json` or a model.json's
 *   `weightsManifest`.
 * @param bytes the concatenated files of the groups (little-endian).
 * @throws Error with the weight, for an unsupported type or quantisation, a duplicate name, or a wrong
 *   number of bytes.
 */
export function readWeights(
  manifest: readonly { readonly weights: readonly WeightEntry[] }[],
  bytes: Uint8Array,
): Weights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const weights = new Map<string, Tensor>();
  let offset = 0;
  for (const entry of manifest.flatMap((group) => group.weights)) {
    if (weights.has(entry.name)) throw new Error(`the weight ${entry.name} occurs twice`);
    const count = entry.shape.reduce((product, length) => product * length, 1);
    const { sizeBytes, read } = encodingOf(entry);
    if (offset + count * sizeBytes > bytes.length) {
      throw new Error(`the weights end inside ${entry.name}, after ${bytes.length} bytes`);
    }
    const data = entry.dtype === 'int32' ? new Int32Array(count) : new Float32Array(count);
    for (let at = 0; at < count; at++) data[at] = read(view, offset + at * sizeBytes);
    weights.set(entry.name, { shape: entry.shape, data });
    offset += count * sizeBytes;
  }
  if (offset !== bytes.length) {
    throw new Error(`the last weight is followed by ${counted(bytes.length - offset, 'byte')}`);
  }
  return weights;
}

function encodingOf({ name, dtype, quantization }: WeightEntry): Encoding {
  if (dtype !== 'float32' && dtype !== 'int32') {
    throw new Error(`the weight ${name} has the unsupported type ${dtype}`);
  }
  if (quantization === undefined) {
    return dtype === 'int32'
      ? { sizeBytes: 4, read: (view, offset) => view.getInt32(offset, true) }
      : { sizeBytes: 4, read: (view, offset) => view.getFloat32(offset, true) };
  }
  const { dtype: stored, scale, min } = quantization;
  if (stored === 'float16' && dtype === 'float32') {
    // `+ 0` turns −0 into 0. Nets treat them alike, but digests differ.
    return { sizeBytes: 2, read: (view, offset) => halfToNumber(view.getUint16(offset, true)) + 0 };
  }
  if (stored !== 'uint8' && stored !== 'uint16') {
    throw new Error(`the weight ${name} is ${dtype} stored as ${stored}, which is not supported`);
  }
  if (scale === undefined || min === undefined) {
    throw new Error(`the weight ${name} is stored as ${stored} but has no scale and min`);
  }
  const toValue = dtype === 'int32' ? Math.round : (exact: number) => exact;
  return stored === 'uint8'
    ? { sizeBytes: 1, read: (view, offset) => toValue(view.getUint8(offset) * scale + min) }
    : { sizeBytes: 2, read: (view, offset) => toValue(view.getUint16(offset, true) * scale + min) };
}

/** A float32 weight by name. @throws Error if it is missing or has another type. */
export function floatWeight(
  weights: Weights,
  name: string,
): { readonly shape: readonly number[]; readonly data: Float32Array } {
  const tensor = weights.get(name);
  if (tensor === undefined) throw new Error(`the weight ${name} is missing`);
  if (!(tensor.data instanceof Float32Array)) throw new Error(`the weight ${name} is not float32`);
  return { shape: tensor.shape, data: tensor.data };
}

/** Converts convolution kernels from TensorFlow's HWIO (depthwise: HWCM) to ONNX's OIHW. */
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
