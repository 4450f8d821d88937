import { halfToNumber } from '../half.js';
import type { TensorProto } from './graph-def.js';

/** How values of a TensorFlow type are stored (tensorflow/core/framework/types.proto). */
interface Storage {
  readonly bytesPerValue: number;
  readonly read: (bytes: Uint8Array, size: number) => ArrayLike<number>;
  /** Converts values that are stored as bits. */
  readonly fromBits?: (bits: number) => number;
}

/** A view of bytes as numbers of another type. */
function viewAs<View>(
  type: new (buffer: ArrayBufferLike, byteOffset: number, length: number) => View,
): (bytes: Uint8Array, size: number) => View {
  return ({ buffer, byteOffset }, size) => new type(buffer, byteOffset, size);
}

/** By DataType. */
const storages: Readonly<Record<number, Storage>> = {
  1: { bytesPerValue: 4, read: viewAs(Float32Array) },
  2: { bytesPerValue: 8, read: viewAs(Float64Array) },
  3: { bytesPerValue: 4, read: viewAs(Int32Array) },
  4: { bytesPerValue: 1, read: (bytes) => bytes },
  5: { bytesPerValue: 2, read: viewAs(Int16Array) },
  6: { bytesPerValue: 1, read: viewAs(Int8Array) },
  9: {
    bytesPerValue: 8,
    read: (bytes, size) => Float64Array.from(viewAs(BigInt64Array)(bytes, size), Number),
  },
  10: { bytesPerValue: 1, read: (bytes) => bytes },
  14: {
    bytesPerValue: 2,
    read: (bytes, size) => Float32Array.from(viewAs(Uint16Array)(bytes, size), brainFloat),
    fromBits: brainFloat,
  },
  19: {
    bytesPerValue: 2,
    read: (bytes, size) => Float32Array.from(viewAs(Uint16Array)(bytes, size), halfToNumber),
    fromBits: halfToNumber,
  },
};

/** More than the channels of any layer. Limits the memory for values that are not in the file. */
const maxOmittedValues = 10_000;

/**
 * Returns a function that reads a tensor's `size` values as float32. Its result is valid until the next
 * read from the same source.
 * @throws Error if the type is not numeric, or the content does not match the shape.
 */
export function readerOf(tensor: TensorProto, size: number): () => Float32Array {
  const { shape, content, values, type } = tensor;
  const storage = storages[type];
  if (storage === undefined) throw new Error(`tensors of type ${type} are not supported`);
  const { bytesPerValue, read, fromBits = (value: number) => value } = storage;
  if (content.length === 0) {
    if (values.length > size) throw new Error('a tensor has more values than its shape');
    if (size - values.length > maxOmittedValues) {
      throw new Error(`a tensor of shape [${shape.join(', ')}] has only ${values.length} values`);
    }
    return () => {
      const numbers = values.map(fromBits);
      // Omitted values at the end are equal to the last one, or 0 (tensor.proto).
      const data = new Float32Array(size).fill(numbers.at(-1) ?? 0);
      data.set(numbers);
      return data;
    };
  }
  if (content.length !== size * bytesPerValue) {
    throw new Error(`${content.length} bytes do not match the shape [${shape.join(', ')}]`);
  }
  return () => {
    const bytes = content.read();
    // A typed array must start at a multiple of its element size.
    const numbers = read(
      bytes.byteOffset % bytesPerValue === 0 ? bytes : Uint8Array.from(bytes),
      size,
    );
    return numbers instanceof Float32Array ? numbers : Float32Array.from(numbers);
  };
}

/** bfloat16: the upper half of a float32's bits. */
function brainFloat(bits: number): number {
  return new Float32Array(Uint32Array.of(bits << 16).buffer)[0]!;
}
