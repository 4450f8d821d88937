import { PbfReader } from 'pbf';
import { bytesInMemory, type ByteSource } from '../byte-source.js';

/*
 * Reads frozen TensorFlow graphs: the protocol buffer GraphDef (tensorflow/core/framework/graph.proto,
 * node_def.proto, attr_value.proto, tensor.proto). Reads the file node by node, and the values of large
 * tensors only on demand.
 */

/** A node of the graph. Its inputs are `node`, `node:output` or, for control dependencies, `^node`. */
export interface GraphDefNode {
  readonly name: string;
  readonly op: string;
  readonly inputs: readonly string[];
  readonly attributes: ReadonlyMap<string, AttributeValue>;
}

export interface AttributeValue {
  text?: string;
  integer?: number;
  float?: number;
  flag?: boolean;
  /** TensorFlow's DataType; see `TensorProto`. */
  type?: number;
  shape?: readonly number[];
  tensor?: TensorProto;
  integers?: number[];
  shapes?: (readonly number[])[];
}

/** A constant as stored in the file. */
export interface TensorProto {
  /** TensorFlow's DataType, such as 1 for float32, 3 for int32 and 10 for bool. */
  readonly type: number;
  readonly shape: readonly number[];
  /** Little-endian values; empty if they are in `values`. */
  readonly content: Content;
  /** The first values; omitted values are equal to the last. For 16-bit floats, their bits. */
  readonly values: readonly number[];
}

/** Bytes that may not have been read yet. */
export interface Content {
  readonly length: number;
  read(): Uint8Array;
}

/** More nodes than any face network has: a published FaceNet has about 5,000. */
const maxNodes = 100_000;

/** Larger tensors are read on demand. */
const maxInlineBytes = 1024;

/** Tag and length of a field: two varints of at most ten bytes each. */
const maxHeaderBytes = 20;

/**
 * Reads the nodes of a GraphDef, by name. The contents of tensors are read from the source on demand.
 * @throws Error with the reason if the bytes are not a GraphDef.
 */
export function readGraphDef(source: ByteSource | Uint8Array): ReadonlyMap<string, GraphDefNode> {
  try {
    return readNodes(source instanceof Uint8Array ? bytesInMemory(source) : source);
  } catch (error) {
    // An error of the pbf library about invalid data.
    if (error instanceof Error && /varint|type/.test(error.message))
      throw new Error('it is truncated or damaged', { cause: error });
    throw error;
  }
}

function readNodes(source: ByteSource): ReadonlyMap<string, GraphDefNode> {
  const nodes = new Map<string, GraphDefNode>();
  for (let at = 0; at < source.size;) {
    const header = source.read(at, Math.min(maxHeaderBytes, source.size - at));
    const pbf = new PbfReader(header);
    const tag = pbf.readVarint();
    const [field, wireType] = [tag >> 3, tag & 7];
    if (wireType !== 2) {
      // The only field of a GraphDef that is not a message is its old version number.
      if (wireType !== 0) throw new Error('it is truncated or damaged');
      pbf.readVarint();
      at += pbf.pos;
      continue;
    }
    const length = pbf.readVarint();
    const start = at + checkedEnd(pbf, pbf.pos);
    if (start + length > source.size) throw new Error('it is truncated');
    if (field === 1) {
      const node = readNode(source, start, length);
      if (nodes.has(node.name)) throw new Error(`two nodes have the name ${node.name}`);
      if (nodes.size === maxNodes) throw new Error(`it has more than ${maxNodes} nodes`);
      nodes.set(node.name, node);
    }
    at = start + length;
  }
  if (nodes.size === 0) throw new Error('it has no nodes');
  return nodes;
}

function readNode(source: ByteSource, start: number, length: number): GraphDefNode {
  const node = {
    name: '',
    op: '',
    inputs: [] as string[],
    attributes: new Map<string, AttributeValue>(),
  };
  const pbf = new PbfReader(source.read(start, length));
  /** Bytes of the node: a copy if they are few, otherwise read again on demand. */
  const contentAt = (from: number, to: number): Content => {
    if (to - from > maxInlineBytes) {
      return { length: to - from, read: () => source.read(start + from, to - from) };
    }
    const copy = Uint8Array.from(pbf.buf.subarray(from, to));
    return { length: copy.length, read: () => copy };
  };
  pbf.readFields(
    (tag) => {
      if (tag === 1) node.name = readText(pbf);
      else if (tag === 2) node.op = readText(pbf);
      else if (tag === 3) node.inputs.push(readText(pbf));
      else if (tag === 5) {
        const [name, value] = readAttribute(pbf, contentAt);
        node.attributes.set(name, value);
      }
    },
    null,
    length,
  );
  if (pbf.pos !== length) throw new Error('it is truncated or damaged');
  if (node.name === '' || node.op === '') throw new Error('a node has no name or no operation');
  return node;
}

type ContentAt = (from: number, to: number) => Content;

function readAttribute(pbf: PbfReader, contentAt: ContentAt): [string, AttributeValue] {
  let name = '';
  const value: AttributeValue = {};
  readMessage(pbf, (tag) => {
    if (tag === 1) name = readText(pbf);
    else if (tag === 2)
      readMessage(pbf, (field) => {
        readValue(field, pbf, value, contentAt);
      });
  });
  return [name, value];
}

function readValue(tag: number, pbf: PbfReader, value: AttributeValue, contentAt: ContentAt): void {
  if (tag === 1) {
    value.integers = [];
    value.shapes = [];
    const { integers, shapes } = value;
    readMessage(pbf, (field) => {
      if (field === 3) pbf.readPackedVarint(integers, true);
      else if (field === 7) shapes.push(readShape(pbf));
    });
  } else if (tag === 2) value.text = readText(pbf);
  else if (tag === 3) value.integer = pbf.readVarint(true);
  else if (tag === 4) value.float = pbf.readFloat();
  else if (tag === 5) value.flag = pbf.readBoolean();
  else if (tag === 6) value.type = pbf.readVarint();
  else if (tag === 7) value.shape = readShape(pbf);
  else if (tag === 8) value.tensor = readTensor(pbf, contentAt);
}

function readShape(pbf: PbfReader): number[] {
  const shape: number[] = [];
  readMessage(pbf, (tag) => {
    if (tag !== 2) return;
    let size = 0;
    readMessage(pbf, (field) => {
      if (field === 1) size = pbf.readVarint(true);
    });
    shape.push(size);
  });
  return shape;
}

function readTensor(pbf: PbfReader, contentAt: ContentAt): TensorProto {
  const tensor = {
    type: 0,
    shape: [] as number[],
    content: contentAt(0, 0),
    values: [] as number[],
  };
  readMessage(pbf, (tag) => {
    if (tag === 1) tensor.type = pbf.readVarint();
    else if (tag === 2) tensor.shape = readShape(pbf);
    else if (tag === 4) {
      const { length } = readBytes(pbf);
      tensor.content = contentAt(pbf.pos - length, pbf.pos);
    } else if (tag === 5) pbf.readPackedFloat(tensor.values);
    else if (tag === 6) pbf.readPackedDouble(tensor.values);
    else if (tag === 7 || tag === 10 || tag === 11 || tag === 13)
      pbf.readPackedVarint(tensor.values, true);
  });
  return tensor;
}

/** Reads a nested message, which must not extend beyond the outer one. */
function readMessage(pbf: PbfReader, field: (tag: number) => void): void {
  const length = pbf.readVarint();
  const end = checkedEnd(pbf, pbf.pos + length);
  pbf.readFields(field, null, end);
  if (pbf.pos !== end) throw new Error('it is truncated or damaged');
}

function readText(pbf: PbfReader): string {
  return Buffer.from(readBytes(pbf)).toString();
}

/** A view, not a copy. */
function readBytes(pbf: PbfReader): Uint8Array {
  const length = pbf.readVarint();
  const end = checkedEnd(pbf, pbf.pos + length);
  const bytes = pbf.buf.subarray(pbf.pos, end);
  pbf.pos = end;
  return bytes;
}

/** @throws Error if `end` is beyond the available bytes. */
function checkedEnd(pbf: PbfReader, end: number): number {
  if (end > pbf.length) throw new Error('it is truncated');
  return end;
}
