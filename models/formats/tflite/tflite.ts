import { operationNames } from './operation-names.js';
import { rootTable, type Table } from './table.js';
import { valuesOf } from './tensor-values.js';

/*
 * Reads TensorFlow Lite files. Numbers of fields, types and operations are from the published schema
 * (tensorflow/lite/schema/schema.fbs, version 3). Nothing in a file is executed.
 */

/** A value of the graph. */
export interface TfliteTensor {
  readonly name: string;
  /** Batch first, channels last. */
  readonly shape: readonly number[];
  readonly type: string;
  /** The values of a constant as float32; null for a value that is computed. May throw an Error. */
  readonly read: (() => Float32Array) | null;
}

/** An operation of the graph; inputs and outputs are numbers of tensors, −1 for an input that is left out. */
export interface TfliteOperation {
  /** Such as `CONV_2D`. */
  readonly op: string;
  /** Its place in the file, counted from 0. */
  readonly index: number;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** The operation's own options, such as strides; null if there are none. */
  readonly options: Table | null;
}

export interface TfliteModel {
  readonly tensors: readonly TfliteTensor[];
  readonly operations: readonly TfliteOperation[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

/** Larger than any face network for phones; the file is in memory as a whole while it is read. */
const maxTfliteBytes = 256 * 2 ** 20;

/** More tensors, operations or buffers than any face network has: MobileFaceNet has 369 and 230. */
const maxEntries = 20_000;

/** The identifier of the format, at byte 4. */
const identifier = 'TFL3';

/** True if a file starts like a TensorFlow Lite file. @param head at least its first 8 bytes. */
export function isTflite(head: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(head.subarray(4, 8)) === identifier;
}

/** Names of tensor types by number (`TensorType`). */
const typeNames = ['float32', 'float16', 'int32', 'uint8', 'int64', 'string', 'bool', 'int16'];
typeNames.push('complex64', 'int8');

/**
 * Reads the graph of a TensorFlow Lite file. Values of constants are read on demand.
 * @throws Error with the reason if the bytes are damaged, of another version, or not one graph.
 */
export function readTflite(bytes: Uint8Array): TfliteModel {
  if (bytes.length > maxTfliteBytes) throw new Error('it is larger than 256 MiB');
  const model = rootTable(bytes, identifier);
  const version = model.uint32(0);
  if (version !== 3) throw new Error(`its schema has the version ${version}; 3 is supported`);
  const names = model.tables(1, maxEntries).map(operationName);
  const graphs = model.tables(2, maxEntries);
  const [graph] = graphs;
  if (graph === undefined || graphs.length > 1) {
    throw new Error(`it has ${graphs.length} graphs; exactly one is supported`);
  }
  const buffers = model.tables(4, maxEntries);
  const tensors = graph.tables(0, maxEntries).map((table) => tensorOf(table, buffers));
  const requireTensor = (tensor: number): number => {
    if (tensor >= tensors.length || tensor < -1) throw new Error(`it has no tensor ${tensor}`);
    return tensor;
  };
  return {
    tensors,
    operations: graph.tables(3, maxEntries).map((table, index) => {
      const op = names[table.uint32(0)];
      if (op === undefined) throw new Error(`operation ${index} has no name`);
      const inputs = table.int32s(1).map(requireTensor);
      const outputs = table.int32s(2).map(requireTensor);
      return { op, index, inputs, outputs, options: table.table(4) };
    }),
    inputs: graph.int32s(1).map(requireTensor),
    outputs: graph.int32s(2).map(requireTensor),
  };
}

/** The name of an operation. Files older than 2020 have its number in one byte, and newer ones in both. */
function operationName(code: Table): string {
  const number = Math.max(code.int8(0), code.int32(3));
  const name = operationNames[number] ?? `number ${number}`;
  return name === 'CUSTOM' ? `CUSTOM ${code.text(1)}` : name;
}

function tensorOf(table: Table, buffers: readonly Table[]): TfliteTensor {
  const name = table.text(3);
  const shape = table.int32s(0);
  const number = table.int8(1);
  const type = typeNames[number] ?? `number ${number}`;
  const place = table.uint32(2);
  const buffer = buffers[place];
  if (buffer === undefined) throw new Error(`the tensor ${name} has no buffer ${place}`);
  // Offset and size of a buffer outside the FlatBuffer, in files of more than 2 GB.
  if (buffer.uint64(1) > 1) throw new Error(`the values of ${name} are outside the graph`);
  const content = buffer.bytes(0);
  const quantisation = table.table(4);
  const read = (): Float32Array => {
    try {
      return valuesOf({ shape, type, content, quantisation });
    } catch (error) {
      throw new Error(`the tensor ${name}: ${error instanceof Error ? error.message : ''}`, {
        cause: error,
      });
    }
  };
  return { name, shape, type, read: content.length === 0 ? null : read };
}
