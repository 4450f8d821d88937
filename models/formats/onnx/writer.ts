import { PbfWriter } from 'pbf';

/*
 * Writes ONNX files. Field numbers are from onnx.proto (ONNX 1.16, IR version 8). Supports only the features
 * that our graphs use.
 */

const irVersion = 8;
const opsetVersion = 17;

/** A constant of the graph, in row-major order. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array | Int32Array | BigInt64Array;
}

/** A float32 constant whose values are computed when they are written. */
export interface LazyTensor {
  readonly shape: readonly number[];
  /** Must match the shape; may throw any Error. */
  readonly compute: () => Float32Array;
}

export type Attribute = number | string | readonly number[] | { readonly float: number };

/** An operation. Inputs and outputs are names of values; a number as an attribute is an integer. */
export interface OnnxNode {
  readonly op: string;
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** A float32 input or output of the graph; a name in the shape is a dynamic dimension. */
export interface ValueInfo {
  readonly name: string;
  readonly shape: readonly (number | string)[];
}

export interface OnnxGraph {
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly initializers: ReadonlyMap<string, Tensor | LazyTensor>;
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
}

/** Encodes an ONNX model. Equal graphs give equal bytes on every machine. */
export function writeOnnx(graph: OnnxGraph): Uint8Array {
  return Uint8Array.from(Buffer.concat([...onnxParts(graph)]));
}

/** Encodes an ONNX model in consecutive parts, with the values of only one constant in memory at a time. */
export function* onnxParts(graph: OnnxGraph): Generator<Uint8Array, void, void> {
  const before = encoded((pbf) => {
    for (const node of graph.nodes) pbf.writeMessage(1, writeNode, node);
    pbf.writeStringField(2, graph.name);
  });
  const after = encoded((pbf) => {
    for (const input of graph.inputs) pbf.writeMessage(11, writeValueInfo, input);
    for (const output of graph.outputs) pbf.writeMessage(12, writeValueInfo, output);
  });
  const constants = [...graph.initializers].map(([name, tensor]) => ({
    name,
    tensor,
    header: tensorHeader(name, tensor),
    byteLength: byteLengthOf(tensor),
  }));
  const size = constants.reduce(
    (sum, { header, byteLength }) => sum + header.length + byteLength,
    before.length + after.length,
  );
  yield encoded((pbf) => {
    pbf.writeVarintField(1, irVersion);
    pbf.writeStringField(2, 'rollcall');
    writeHeader(pbf, 7, size);
  });
  yield before;
  for (const { name, tensor, header, byteLength } of constants) {
    yield header;
    const data = 'compute' in tensor ? tensor.compute() : tensor.data;
    if (data.byteLength !== byteLength) {
      throw new Error(
        `${name}: ${data.byteLength} bytes do not match the shape [${tensor.shape.join(', ')}]`,
      );
    }
    yield new Uint8Array(data.buffer, data.byteOffset, byteLength);
  }
  yield after;
  yield encoded((pbf) => {
    pbf.writeMessage(8, writeOpset, opsetVersion);
  });
}

function encoded(write: (pbf: PbfWriter) => void): Uint8Array {
  const pbf = new PbfWriter();
  write(pbf);
  return pbf.finish().slice();
}

/** Writes the header of a message or of raw data: field number (wire type 2) and length. */
function writeHeader(pbf: PbfWriter, field: number, length: number): void {
  pbf.writeVarint(field * 8 + 2);
  pbf.writeVarint(length);
}

function writeOpset(version: number, pbf: PbfWriter): void {
  pbf.writeStringField(1, '');
  pbf.writeVarintField(2, version);
}

function writeNode(node: OnnxNode, pbf: PbfWriter): void {
  for (const input of node.inputs) pbf.writeStringField(1, input);
  for (const output of node.outputs) pbf.writeStringField(2, output);
  pbf.writeStringField(3, node.name);
  pbf.writeStringField(4, node.op);
  // Sorted, so that the bytes do not depend on the callers' order.
  for (const entry of Object.entries(node.attributes).sort(([a], [b]) => (a < b ? -1 : 1))) {
    pbf.writeMessage(5, writeAttribute, entry);
  }
}

function writeAttribute([name, value]: [string, Attribute], pbf: PbfWriter): void {
  pbf.writeStringField(1, name);
  if (typeof value === 'number') {
    pbf.writeVarintField(3, value);
    pbf.writeVarintField(20, 2);
  } else if (typeof value === 'string') {
    pbf.writeBytesField(4, new TextEncoder().encode(value));
    pbf.writeVarintField(20, 3);
  } else if ('float' in value) {
    pbf.writeFloatField(2, value.float);
    pbf.writeVarintField(20, 1);
  } else {
    for (const item of value) pbf.writeVarintField(8, item);
    pbf.writeVarintField(20, 7);
  }
}

/** Everything of an initializer before its values. */
function tensorHeader(name: string, tensor: Tensor | LazyTensor): Uint8Array {
  const byteLength = byteLengthOf(tensor);
  const fields = encoded((pbf) => {
    for (const size of tensor.shape) pbf.writeVarintField(1, size);
    pbf.writeVarintField(2, 'compute' in tensor ? floatType : dataTypeOf(tensor.data));
    pbf.writeStringField(8, name);
    writeHeader(pbf, 9, byteLength);
  });
  const header = encoded((pbf) => {
    writeHeader(pbf, 5, fields.length + byteLength);
  });
  return Uint8Array.of(...header, ...fields);
}

function byteLengthOf(tensor: Tensor | LazyTensor): number {
  if ('data' in tensor) return tensor.data.byteLength;
  return 4 * tensor.shape.reduce((product, length) => product * length, 1);
}

const floatType = 1;

function dataTypeOf(data: Tensor['data']): number {
  if (data instanceof Float32Array) return floatType;
  return data instanceof Int32Array ? 6 : 7;
}

function writeValueInfo(value: ValueInfo, pbf: PbfWriter): void {
  pbf.writeStringField(1, value.name);
  pbf.writeMessage(2, writeType, value);
}

function writeType(value: ValueInfo, pbf: PbfWriter): void {
  pbf.writeMessage(1, writeTensorType, value);
}

function writeTensorType(value: ValueInfo, pbf: PbfWriter): void {
  pbf.writeVarintField(1, 1);
  pbf.writeMessage(2, writeShape, value.shape);
}

function writeShape(shape: ValueInfo['shape'], pbf: PbfWriter): void {
  for (const size of shape) pbf.writeMessage(1, writeDimension, size);
}

function writeDimension(size: number | string, pbf: PbfWriter): void {
  if (typeof size === 'number') pbf.writeVarintField(1, size);
  else pbf.writeStringField(2, size);
}
