import { halfToNumber } from '../half.js';
import type { Table } from './table.js';

/** A constant as stored in a TensorFlow Lite file. */
export interface StoredTensor {
  readonly shape: readonly number[];
  /** Such as `float32` or `int8`. */
  readonly type: string;
  /** Little-endian values. */
  readonly content: Uint8Array;
  /** `QuantizationParameters` of the schema. */
  readonly quantisation: Table | null;
}

/** Larger than any layer of a face network. */
const maxValues = 64_000_000;

const readers: Readonly<Record<string, readonly [number, (view: DataView, at: number) => number]>> =
  {
    float32: [4, (view, at) => view.getFloat32(at, true)],
    float16: [2, (view, at) => halfToNumber(view.getUint16(at, true))],
    int32: [4, (view, at) => view.getInt32(at, true)],
    int8: [1, (view, at) => view.getInt8(at)],
    uint8: [1, (view, at) => view.getUint8(at)],
  };

/**
 * The values of a constant as float32. Quantised integers q become (q − zero point) · scale, with one scale
 * for all values or one for each entry of a dimension.
 * @throws Error for an unsupported type or quantisation, or bytes that do not match the shape.
 */
export function valuesOf({ shape, type, content, quantisation }: StoredTensor): Float32Array {
  const reader = Object.hasOwn(readers, type) ? readers[type] : undefined;
  if (reader === undefined) throw new Error(`the type ${type} is not supported`);
  const [bytesPerValue, read] = reader;
  const size = shape.reduce((product, length) => product * length, 1);
  if (!(shape.every((length) => length > 0) && size <= maxValues)) {
    throw new Error(`the shape [${shape.join(', ')}] is not supported`);
  }
  if (content.length !== size * bytesPerValue) {
    throw new Error(`${content.length} bytes do not match the shape [${shape.join(', ')}]`);
  }
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const scaled = scaling(shape, quantisation);
  return Float32Array.from({ length: size }, (_, at) => scaled(read(view, at * bytesPerValue), at));
}

/** Scales the value at a position. */
function scaling(
  shape: readonly number[],
  quantisation: Table | null,
): (value: number, at: number) => number {
  const scales = quantisation?.float32s(2) ?? [];
  const zeroPoints = quantisation?.int64s(3) ?? [];
  const [scale, zeroPoint = 0] = [scales[0], zeroPoints[0]];
  if (quantisation === null || scale === undefined) return (value) => value;
  if (scales.length === 1) return (value) => (value - zeroPoint) * scale;
  const dimension = quantisation.int32(6);
  const count = shape[dimension];
  if (count !== scales.length || (zeroPoints.length !== 0 && zeroPoints.length !== count)) {
    throw new Error(`${scales.length} scales do not match the shape [${shape.join(', ')}]`);
  }
  const step = shape.slice(dimension + 1).reduce((product, length) => product * length, 1);
  return (value, at) => {
    const entry = Math.floor(at / step) % count;
    return (value - (zeroPoints[entry] ?? 0)) * scales[entry]!;
  };
}
