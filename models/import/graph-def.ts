import { PbfReader } from 'pbf';

/*
 * Frozen TensorFlow graphs: the protocol buffer GraphDef (tensorflow/core/framework/graph.proto,
 * node_def.proto, attr_value.proto, tensor.proto). Numbers of tensors stay in the file's bytes until
 * they are asked for.
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
  shape?: readonly number[];
  tensor?: TensorProto;
  integers?: number[];
  shapes?: (readonly number[])[];
}

/** A constant as the file has it. */
export interface TensorProto {
  /** DataType of TensorFlow: 1 float32, 3 int32, 9 int64, 10 bool. */
  readonly type: number;
  readonly shape: readonly number[];
  /** Little-endian values, or empty where `values` holds them. */
  readonly content: Uint8Array;
  /** All values, or one that all are equal to. */
  readonly values: readonly number[];
}

/** More nodes than any network for faces has: a published FaceNet has about 5,000. */
const mostNodes = 100_000;

/**
 * The nodes of a GraphDef by name.
 * @throws Error saying what is wrong, where the bytes are no GraphDef.
 */
export function readGraphDef(bytes: Uint8Array): ReadonlyMap<string, GraphDefNode> {
  const nodes = new Map<string, GraphDefNode>();
  const reader = new PbfReader(bytes);
  const readAll = (): void => {
    reader.readFields(
      (tag, _, pbf) => {
        if (tag !== 1) return;
        const node = readNode(pbf);
        if (node.name === '' || node.op === '') throw new Error('a node without name or operation');
        if (nodes.has(node.name)) throw new Error(`two nodes are called ${node.name}`);
        if (nodes.size === mostNodes) throw new Error(`it has more than ${mostNodes} nodes`);
        nodes.set(node.name, node);
      },
      null,
      checkedEnd(reader, bytes.length),
    );
  };
  try {
    readAll();
  } catch (error) {
    // In the words of the library, which knows of no files.
    if (error instanceof Error && /varint|type/.test(error.message))
      throw new Error('it is cut short or altered', { cause: error });
    throw error;
  }
  if (nodes.size === 0) throw new Error('there are no nodes in it');
  return nodes;
}

function readNode(pbf: PbfReader): GraphDefNode {
  const node = {
    name: '',
    op: '',
    inputs: [] as string[],
    attributes: new Map<string, AttributeValue>(),
  };
  readMessage(pbf, (tag) => {
    if (tag === 1) node.name = readText(pbf);
    else if (tag === 2) node.op = readText(pbf);
    else if (tag === 3) node.inputs.push(readText(pbf));
    else if (tag === 5) {
      const [name, value] = readAttribute(pbf);
      node.attributes.set(name, value);
    }
  });
  return node;
}

function readAttribute(pbf: PbfReader): [string, AttributeValue] {
  let name = '';
  const value: AttributeValue = {};
  readMessage(pbf, (tag) => {
    if (tag === 1) name = readText(pbf);
    else if (tag === 2)
      readMessage(pbf, (field) => {
        readValue(field, pbf, value);
      });
  });
  return [name, value];
}

function readValue(tag: number, pbf: PbfReader, value: AttributeValue): void {
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
  else if (tag === 7) value.shape = readShape(pbf);
  else if (tag === 8) value.tensor = readTensor(pbf);
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

function readTensor(pbf: PbfReader): TensorProto {
  const tensor = {
    type: 0,
    shape: [] as number[],
    content: new Uint8Array(0),
    values: [] as number[],
  };
  readMessage(pbf, (tag) => {
    if (tag === 1) tensor.type = pbf.readVarint();
    else if (tag === 2) tensor.shape = readShape(pbf);
    else if (tag === 4) tensor.content = readBytes(pbf);
    else if (tag === 5) pbf.readPackedFloat(tensor.values);
    else if (tag === 7 || tag === 10 || tag === 11) pbf.readPackedVarint(tensor.values, true);
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
function readBytes(pbf: PbfReader): Uint8Array<ArrayBuffer> {
  const length = pbf.readVarint();
  const end = checkedEnd(pbf, pbf.pos + length);
  const bytes = pbf.buf.subarray(pbf.pos, end);
  pbf.pos = end;
  return bytes as Uint8Array<ArrayBuffer>;
}

function checkedEnd(pbf: PbfReader, end: number): number {
  if (end > pbf.length) throw new Error('it is cut short');
  return end;
}
