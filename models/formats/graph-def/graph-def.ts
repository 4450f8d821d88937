import { PbfReader } from 'pbf';
import { bytesInMemory, type ByteSource } from '../byte-source.js';

/*
 * Frozen TensorFlow graphs: the protocol buffer GraphDef (tensorflow/core/framework/graph.proto,
 * node_def.proto, attr_value.proto, tensor.proto). The file is read node by node, and the numbers of
 * large tensors stay in it until they are asked for.
 */

/** A node of the graph; its inputs are `node`, `node:output` or, for order only, `^node`. */
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
  /** DataType of TensorFlow; see `TensorProto`. */
  type?: number;
  shape?: readonly number[];
  tensor?: TensorProto;
  integers?: number[];
  shapes?: (readonly number[])[];
}

/** A constant as the file has it. */
export interface TensorProto {
  /** DataType of TensorFlow, such as 1 for float32, 3 for int32 and 10 for bool. */
  readonly type: number;
  readonly shape: readonly number[];
  /** Little-endian values, or empty where `values` holds them. */
  readonly content: Content;
  /** The first values; those left out are equal to the last. Of 16-bit floats their bits. */
  readonly values: readonly number[];
}

/** Bytes that may still be in the file. */
export interface Content {
  readonly length: number;
  read(): Uint8Array;
}

/** More nodes than any network for faces has: a published FaceNet has about 5,000. */
const mostNodes = 100_000;

/** Tensors of more bytes than this are left in the file. */
const mostHeldBytes = 1024;

/** Tag and length of a field: two numbers of at most ten bytes. */
const longestHead = 20;

/**
 * The nodes of a GraphDef by name. Contents of tensors are read from the source when asked for.
 * @throws Error saying what is wrong, where the bytes are no GraphDef.
 */
export function readGraphDef(source: ByteSource | Uint8Array): ReadonlyMap<string, GraphDefNode> {
  try {
    return readNodes(source instanceof Uint8Array ? bytesInMemory(source) : source);
  } catch (error) {
    // In the words of the library, which knows of no files.
    if (error instanceof Error && /varint|type/.test(error.message))
      throw new Error('it is cut short or altered', { cause: error });
    throw error;
  }
}

function readNodes(source: ByteSource): ReadonlyMap<string, GraphDefNode> {
  const nodes = new Map<string, GraphDefNode>();
  for (let at = 0; at < source.size;) {
    const head = source.read(at, Math.min(longestHead, source.size - at));
    const pbf = new PbfReader(head);
    const tag = pbf.readVarint();
    const [field, wireType] = [tag >> 3, tag & 7];
    if (wireType !== 2) {
      // Of a GraphDef's own fields only its old version number is no message.
      if (wireType !== 0) throw new Error('it is cut short or altered');
      pbf.readVarint();
      at += pbf.pos;
      continue;
    }
    const length = pbf.readVarint();
    const start = at + checkedEnd(pbf, pbf.pos);
    if (start + length > source.size) throw new Error('it is cut short');
    if (field === 1) {
      const node = readNode(source, start, length);
      if (nodes.has(node.name)) throw new Error(`two nodes are called ${node.name}`);
      if (nodes.size === mostNodes) throw new Error(`it has more than ${mostNodes} nodes`);
      nodes.set(node.name, node);
    }
    at = start + length;
  }
  if (nodes.size === 0) throw new Error('there are no nodes in it');
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
  /** Bytes of the node that are copied if there are few of them, and read again later if many. */
  const contentAt = (from: number, to: number): Content => {
    if (to - from > mostHeldBytes) {
      return { length: to - from, read: () => source.read(start + from, to - from) };
    }
    const held = Uint8Array.from(pbf.buf.subarray(from, to));
    return { length: held.length, read: () => held };
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
  if (pbf.pos !== length) throw new Error('it is cut short or altered');
  if (node.name === '' || node.op === '') throw new Error('a node without name or operation');
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

/** A message inside the message, which must not reach beyond it. */
function readMessage(pbf: PbfReader, field: (tag: number) => void): void {
  const length = pbf.readVarint();
  const end = checkedEnd(pbf, pbf.pos + length);
  pbf.readFields(field, null, end);
  if (pbf.pos !== end) throw new Error('it is cut short or altered');
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

/** @throws Error where that is beyond what there is. */
function checkedEnd(pbf: PbfReader, end: number): number {
  if (end > pbf.length) throw new Error('it is cut short');
  return end;
}
