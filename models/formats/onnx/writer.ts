import { PbfWriter } from 'pbf';

/*
 * The one writer of ONNX files. Field numbers are those of onnx.proto (ONNX 1.16, IR version 8);
 * only what our graphs use is written.
 */

const irVersion = 8;
const opsetVersion = 17;

/** A constant of the graph: row-major values with their shape. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array | Int32Array | BigInt64Array;
}

/** A constant of float32 whose values are made when they are written. */
export interface LateTensor {
  readonly shape: readonly number[];
  /** @throws Error of its own; it must fill the shape. */
  readonly make: () => Float32Array;
}

export type Attribute = number | string | readonly number[] | { readonly float: number };

/** One operation: inputs and outputs are names of values; a number attribute is an integer. */
export interface OnnxNode {
  readonly op: string;
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** A float32 input or output of the graph; a name in the shape is a free dimension. */
export interface ValueInfo {
  readonly name: string;
  readonly shape: readonly (number | string)[];
}

export interface OnnxGraph {
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly initializers: ReadonlyMap<string, Tensor | LateTensor>;
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
}

/** The bytes of an ONNX model. The same graph gives the same bytes on every machine. */
export function writeOnnx(graph: OnnxGraph): Uint8Array {
  return Uint8Array.from(Buffer.concat([...onnxParts(graph)]));
}

/** The same, in parts to be written one after the other; only one constant's values are held at once. */
export function* onnxParts(graph: OnnxGraph): Generator<Uint8Array, void, void> {
  const before = written((pbf) => {
    for (const node of graph.nodes) pbf.writeMessage(1, writeNode, node);
    pbf.writeStringField(2, graph.name);
  });
  const after = written((pbf) => {
    for (const input of graph.inputs) pbf.writeMessage(11, writeValueInfo, input);
    for (const output of graph.outputs) pbf.writeMessage(12, writeValueInfo, output);
  });
  const constants = [...graph.initializers].map(([name, tensor]) => ({
    name,
    tensor,
    head: tensorHead(name, tensor),
    byteLength: byteLengthOf(tensor),
  }));
  const size = constants.reduce(
    (sum, { head, byteLength }) => sum + head.length + byteLength,
    before.length + after.length,
  );
  yield written((pbf) => {
    pbf.writeVarintField(1, irVersion);
    pbf.writeStringField(2, 'rollcall');
    writeHead(pbf, 7, size);
  });
  yield before;
  for (const { name, tensor, head, byteLength } of constants) {
    yield head;
    const {
      buffer,
      byteOffset,
      byteLength: given,
    } = 'make' in tensor ? tensor.make() : tensor.data;
    if (given !== byteLength) {
      throw new Error(`${name}: ${given} bytes do not fill the shape [${tensor.shape.join(', ')}]`);
    }
    yield new Uint8Array(buffer, byteOffset, given);
  }
  yield after;
  yield written((pbf) => {
    pbf.writeMessage(8, writeOpset, opsetVersion);
  });
}

function written(write: (pbf: PbfWriter) => void): Uint8Array {
  const pbf = new PbfWriter();
  write(pbf);
  return pbf.finish().slice();
}

/** What stands before the bytes of a message or of raw data: field number (type 2) and length. */
function writeHead(pbf: PbfWriter, field: number, length: number): void {
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
  // Sorted, so that the bytes do not depend on the order a caller wrote them in.
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

/** An initializer up to where its values begin. */
function tensorHead(name: string, tensor: Tensor | LateTensor): Uint8Array {
  const byteLength = byteLengthOf(tensor);
  const fields = written((pbf) => {
    for (const size of tensor.shape) pbf.writeVarintField(1, size);
    pbf.writeVarintField(2, 'make' in tensor ? floatType : dataTypeOf(tensor.data));
    pbf.writeStringField(8, name);
    writeHead(pbf, 9, byteLength);
  });
  const head = written((pbf) => {
    writeHead(pbf, 5, fields.length + byteLength);
  });
  return Uint8Array.of(...head, ...fields);
}

function byteLengthOf(tensor: Tensor | LateTensor): number {
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
