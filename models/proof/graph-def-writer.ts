import { PbfWriter } from 'pbf';

/*
 * Writes TensorFlow's GraphDef for tests and benchmarks, with the fields that
 * models/formats/graph-def/graph-def.ts reads. Concatenated protocol buffers merge, so a graph is the
 * concatenation of its nodes.
 */

/** An attribute of a node. */
export type AttributeOfNode =
  | { readonly text: string }
  | { readonly integers: readonly number[] }
  | { readonly float: number }
  | { readonly flag: boolean }
  | { readonly type: number }
  | { readonly shape: readonly number[] }
  | { readonly shapes: readonly (readonly number[])[] }
  | { readonly tensor: TensorOfNode };

/** A tensor: DataType (default 1, float32), shape, and values as bytes or in the field for its type. */
export interface TensorOfNode {
  readonly type?: number;
  readonly shape: readonly number[];
  readonly content?: Uint8Array;
  readonly floats?: readonly number[];
  readonly doubles?: readonly number[];
  readonly integers?: readonly number[];
  readonly longs?: readonly number[];
  readonly flags?: readonly boolean[];
  readonly halves?: readonly number[];
}

/** A node to write. */
export interface NodeToWrite {
  readonly name: string;
  readonly op: string;
  readonly inputs?: readonly string[];
  readonly attributes?: Readonly<Record<string, AttributeOfNode>>;
}

/** Encodes a node, as a field of a GraphDef. */
export function nodeBytes(node: NodeToWrite): Uint8Array {
  const pbf = new PbfWriter();
  pbf.writeMessage(1, writeNode, node);
  return pbf.finish().slice();
}

/** Encodes a GraphDef. */
export function graphDefBytes(nodes: readonly NodeToWrite[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(nodes.map(nodeBytes)));
}

/** A Const node of float32 values. */
export function floatConstant(
  name: string,
  shape: readonly number[],
  data: Float32Array,
): NodeToWrite {
  const content = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return { name, op: 'Const', attributes: { value: { tensor: { shape, content } } } };
}

function writeNode({ name, op, inputs = [], attributes = {} }: NodeToWrite, pbf: PbfWriter): void {
  pbf.writeStringField(1, name);
  pbf.writeStringField(2, op);
  for (const input of inputs) pbf.writeStringField(3, input);
  for (const entry of Object.entries(attributes)) pbf.writeMessage(5, writeAttribute, entry);
}

function writeAttribute([name, value]: [string, AttributeOfNode], pbf: PbfWriter): void {
  pbf.writeStringField(1, name);
  pbf.writeMessage(2, writeValue, value);
}

function writeValue(value: AttributeOfNode, pbf: PbfWriter): void {
  if ('text' in value) pbf.writeBytesField(2, new TextEncoder().encode(value.text));
  else if ('float' in value) pbf.writeFloatField(4, value.float);
  else if ('flag' in value) pbf.writeBooleanField(5, value.flag);
  else if ('type' in value) pbf.writeVarintField(6, value.type);
  else if ('shape' in value) pbf.writeMessage(7, writeShape, value.shape);
  else if ('tensor' in value) pbf.writeMessage(8, writeTensor, value.tensor);
  else pbf.writeMessage(1, writeList, value);
}

function writeList(
  list:
    { readonly integers: readonly number[] } | { readonly shapes: readonly (readonly number[])[] },
  pbf: PbfWriter,
): void {
  if ('integers' in list) pbf.writePackedVarint(3, [...list.integers]);
  else for (const shape of list.shapes) pbf.writeMessage(7, writeShape, shape);
}

function writeShape(shape: readonly number[], pbf: PbfWriter): void {
  for (const size of shape) pbf.writeMessage(2, writeDimension, size);
}

function writeDimension(size: number, pbf: PbfWriter): void {
  pbf.writeVarintField(1, size);
}

function writeTensor(tensor: TensorOfNode, pbf: PbfWriter): void {
  pbf.writeVarintField(1, tensor.type ?? 1);
  pbf.writeMessage(2, writeShape, tensor.shape);
  if (tensor.content !== undefined) pbf.writeBytesField(4, tensor.content);
  if (tensor.floats !== undefined) pbf.writePackedFloat(5, [...tensor.floats]);
  if (tensor.doubles !== undefined) pbf.writePackedDouble(6, [...tensor.doubles]);
  if (tensor.integers !== undefined) pbf.writePackedVarint(7, [...tensor.integers]);
  if (tensor.longs !== undefined) pbf.writePackedVarint(10, [...tensor.longs]);
  if (tensor.flags !== undefined) pbf.writePackedBoolean(11, [...tensor.flags]);
  if (tensor.halves !== undefined) pbf.writePackedVarint(13, [...tensor.halves]);
}
