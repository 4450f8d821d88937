import type { TensorProto } from './graph-def.js';

/** How the values of one of TensorFlow's types are stored (tensorflow/core/framework/types.proto). */
interface Storage {
  readonly bytesEach: number;
  readonly read: (bytes: Uint8Array, size: number) => ArrayLike<number>;
  /** Where the single values of a tensor are not numbers but their bits. */
  readonly ofBits?: (bits: number) => number;
}

/** The same bytes as numbers of another type. */
function viewAs<View>(
  type: new (buffer: ArrayBufferLike, byteOffset: number, length: number) => View,
): (bytes: Uint8Array, size: number) => View {
  return ({ buffer, byteOffset }, size) => new type(buffer, byteOffset, size);
}

/** By DataType. */
const storages: Readonly<Record<number, Storage>> = {
  1: { bytesEach: 4, read: viewAs(Float32Array) },
  2: { bytesEach: 8, read: viewAs(Float64Array) },
  3: { bytesEach: 4, read: viewAs(Int32Array) },
  4: { bytesEach: 1, read: (bytes) => bytes },
  5: { bytesEach: 2, read: viewAs(Int16Array) },
  6: { bytesEach: 1, read: viewAs(Int8Array) },
  9: {
    bytesEach: 8,
    read: (bytes, size) => Float64Array.from(viewAs(BigInt64Array)(bytes, size), Number),
  },
  10: { bytesEach: 1, read: (bytes) => bytes },
  14: {
    bytesEach: 2,
    read: (bytes, size) => Float32Array.from(viewAs(Uint16Array)(bytes, size), brainFloat),
    ofBits: brainFloat,
  },
  19: {
    bytesEach: 2,
    read: (bytes, size) => Float32Array.from(viewAs(Uint16Array)(bytes, size), halfFloat),
    ofBits: halfFloat,
  },
};

/** More than the channels of any layer: more of one value would be memory that the file does not have. */
const mostLeftOut = 10_000;

/**
 * Reads a tensor's `size` values as float32; what it gives is valid until something else is read from
 * the same source.
 * @throws Error where its type is none of numbers, or what it holds does not fill it.
 */
export function readerOf(tensor: TensorProto, size: number): () => Float32Array {
  const { shape, content, values, type } = tensor;
  const storage = storages[type];
  if (storage === undefined) throw new Error(`a tensor of the type ${type} is not supported`);
  const { bytesEach, read, ofBits = (value: number) => value } = storage;
  if (content.length === 0) {
    if (values.length > size) throw new Error('a tensor has more values than its shape');
    if (size - values.length > mostLeftOut) {
      throw new Error(`a tensor of the shape [${shape.join(', ')}] has ${values.length} values`);
    }
    return () => {
      const numbers = values.map(ofBits);
      // What is left out at the end is equal to the last one, or to 0 (tensor.proto).
      const data = new Float32Array(size).fill(numbers.at(-1) ?? 0);
      data.set(numbers);
      return data;
    };
  }
  if (content.length !== size * bytesEach) {
    throw new Error(`${content.length} bytes do not fill the shape [${shape.join(', ')}]`);
  }
  return () => {
    const bytes = content.read();
    // Values must begin at a multiple of their size.
    const numbers = read(bytes.byteOffset % bytesEach === 0 ? bytes : Uint8Array.from(bytes), size);
    return numbers instanceof Float32Array ? numbers : Float32Array.from(numbers);
  };
}

/** The upper half of a float32's bits. */
function brainFloat(bits: number): number {
  return new Float32Array(Uint32Array.of(bits << 16).buffer)[0]!;
}

/** IEEE 754 binary16: a sign, five bits of exponent and ten of fraction. */
function halfFloat(bits: number): number {
  const sign = (bits & 0x8000) === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
