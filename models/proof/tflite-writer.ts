import { Builder } from 'flatbuffers';
import { operationNames } from '../formats/tflite/operation-names.js';

/*
 * Writes TensorFlow Lite files for tests, with the fields that models/formats/tflite/tflite.ts reads. Numbers
 * of fields are from the published schema (tensorflow/lite/schema/schema.fbs).
 */

/** A tensor to write; without `content` it is computed. */
export interface TensorToWrite {
  readonly name: string;
  readonly shape: readonly number[];
  /** `TensorType`; by default 0, float32. */
  readonly type?: number;
  readonly content?: Uint8Array;
  readonly quantisation?: {
    readonly scales: readonly number[];
    readonly zeroPoints: readonly number[];
    readonly dimension: number;
  };
}

/** An operation to write. */
export interface OperationToWrite {
  readonly op: string;
  /** Names of tensors; an empty name for an input that is left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Options by number of the field: bytes, 32-bit integers or a list of them. */
  readonly options?: Readonly<Record<number, { readonly byte: number } | { readonly int: number }>>;
}

export interface TfliteToWrite {
  readonly tensors: readonly TensorToWrite[];
  readonly operations: readonly OperationToWrite[];
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Version of the schema; by default 3. */
  readonly version?: number;
}

/** A constant of float32 values. */
export function floats(
  name: string,
  shape: readonly number[],
  values: readonly number[],
): TensorToWrite {
  return { name, shape, content: new Uint8Array(Float32Array.from(values).buffer) };
}

/** A constant of int32 values, such as dimensions. */
export function integers(name: string, values: readonly number[]): TensorToWrite {
  const content = new Uint8Array(Int32Array.from(values).buffer);
  return { name, shape: [values.length], type: 2, content };
}

/** Encodes a TensorFlow Lite file. */
export function tfliteBytes(model: TfliteToWrite): Uint8Array {
  const builder = new Builder();
  const numberOf = new Map(model.tensors.map(({ name }, index) => [name, index]));
  const numbers = (names: readonly string[]): number[] =>
    names.map((name) => (name === '' ? -1 : numberOf.get(name)!));
  const ops = [...new Set(model.operations.map(({ op }) => op))];
  // Buffer 0 is empty: the one of all computed tensors.
  const buffers = [new Uint8Array(), ...model.tensors.map(({ content }) => content)].map((bytes) =>
    table(builder, { 0: bytes === undefined ? null : byteVector(builder, bytes) }),
  );
  const codes = ops.map((op) => {
    const number = operationNames.indexOf(op);
    return table(builder, {}, { 0: ['int8', Math.min(number, 127)], 3: ['int32', number] });
  });
  const tensors = model.tensors.map((tensor, index) => tensorTable(builder, tensor, index + 1));
  const operations = model.operations.map(({ op, inputs, outputs, options = {} }) => {
    const scalars = Object.entries(options).map(([field, value]) => [
      field,
      'byte' in value ? ['int8', value.byte] : ['int32', value.int],
    ]);
    const own = table(builder, {}, Object.fromEntries(scalars) as Scalars);
    const fields = {
      1: intVector(builder, numbers(inputs)),
      2: intVector(builder, numbers(outputs)),
      4: own,
    };
    return table(builder, fields, { 0: ['int32', ops.indexOf(op)] });
  });
  const graph = table(builder, {
    0: offsetVector(builder, tensors),
    1: intVector(builder, numbers(model.inputs)),
    2: intVector(builder, numbers(model.outputs)),
    3: offsetVector(builder, operations),
  });
  const fields = {
    1: offsetVector(builder, codes),
    2: offsetVector(builder, [graph]),
    4: offsetVector(builder, buffers),
  };
  builder.finish(table(builder, fields, { 0: ['int32', model.version ?? 3] }), 'TFL3');
  return builder.asUint8Array().slice();
}

function tensorTable(builder: Builder, tensor: TensorToWrite, buffer: number): number {
  const { name, shape, type = 0, quantisation } = tensor;
  const fields = {
    0: intVector(builder, shape),
    3: builder.createString(name),
    4: quantisation === undefined ? null : quantisationTable(builder, quantisation),
  };
  return table(builder, fields, { 1: ['int8', type], 2: ['int32', buffer] });
}

function quantisationTable(
  builder: Builder,
  { scales, zeroPoints, dimension }: NonNullable<TensorToWrite['quantisation']>,
): number {
  builder.startVector(4, scales.length, 4);
  for (const scale of scales.toReversed()) builder.addFloat32(scale);
  const scaleVector = builder.endVector();
  builder.startVector(8, zeroPoints.length, 8);
  for (const point of zeroPoints.toReversed()) builder.addInt64(BigInt(point));
  const pointVector = builder.endVector();
  return table(builder, { 2: scaleVector, 3: pointVector }, { 6: ['int32', dimension] });
}

type Scalars = Readonly<Record<number, readonly ['int8' | 'int32', number]>>;

/** Writes a table of offsets to things that are written already, and of numbers. */
function table(
  builder: Builder,
  offsets: Readonly<Record<number, number | null>>,
  scalars: Scalars = {},
): number {
  builder.startObject(8);
  for (const [field, offset] of Object.entries(offsets)) {
    if (offset !== null) builder.addFieldOffset(Number(field), offset, 0);
  }
  for (const [field, [type, value]] of Object.entries(scalars)) {
    // The default never equals the value, so that zeros are written too.
    if (type === 'int8') builder.addFieldInt8(Number(field), value, value + 1);
    else builder.addFieldInt32(Number(field), value, value + 1);
  }
  return builder.endObject();
}

function intVector(builder: Builder, values: readonly number[]): number {
  builder.startVector(4, values.length, 4);
  for (const value of values.toReversed()) builder.addInt32(value);
  return builder.endVector();
}

function offsetVector(builder: Builder, offsets: readonly number[]): number {
  builder.startVector(4, offsets.length, 4);
  for (const offset of offsets.toReversed()) builder.addOffset(offset);
  return builder.endVector();
}

function byteVector(builder: Builder, bytes: Uint8Array): number {
  builder.startVector(1, bytes.length, 4);
  for (const byte of bytes.toReversed()) builder.addInt8(byte);
  return builder.endVector();
}
