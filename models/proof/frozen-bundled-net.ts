import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFolder } from '../build.js';
import { catalogEntry } from '../catalog.js';
import type { OnnxGraph, OnnxNode, Tensor } from '../formats/onnx/writer.js';
import {
  floatConstant,
  graphDefBytes,
  type AttributeOfNode,
  type NodeToWrite,
} from './graph-def-writer.js';

/** slim's epsilon, from src/models/inception_resnet_v1.py of davidsandberg/facenet. */
const epsilon = 0.001;

/**
 * The bundled embedding net as a frozen TensorFlow graph in the style of FaceNet's weights of 2018. Tests
 * need a model that passes the trial, and cannot include FaceNet's own weights.
 * @returns the bytes of the .pb. Input: images of 150 × 150, (x − 127.5) / 128; output: embeddings of
 *   length 1.
 */
export async function frozenBundledNet(): Promise<Uint8Array> {
  const entry = catalogEntry('face-recognition');
  const folder = packageFolder(entry.package);
  const description = await readFile(join(folder, entry.description!.path), 'utf8');
  const weights = await readFile(join(folder, entry.weights.path));
  return graphDefBytes(new Translation(entry.build(description, weights)).nodes());
}

class Translation {
  readonly #nodes: NodeToWrite[] = [];
  /** The TensorFlow name of each value of the ONNX graph. */
  readonly #names = new Map([['image', 'input']]);
  /** Layers whose main path is padded at the bottom and on the right. */
  readonly #padded: ReadonlySet<string>;

  constructor(private readonly graph: OnnxGraph) {
    this.#padded = new Set(
      graph.nodes.filter(({ name }) => name.endsWith('/padded')).map(({ name }) => layerOf(name)),
    );
  }

  nodes(): NodeToWrite[] {
    this.#add('input', 'Placeholder', [], { shape: { shape: [-1, 150, 150, 3] } });
    for (const node of this.graph.nodes) this.#names.set(node.outputs[0]!, this.#translate(node));
    const values = this.#names.get('embedding')!;
    const sum = this.#add(
      'length',
      'Sum',
      [this.#add('squares', 'Square', [values]), this.#integers('axis', [1])],
      { keep_dims: { flag: true } },
    );
    const minimum = this.#floats('least', [], Float32Array.of(1e-10));
    const factor = this.#add('factor', 'Rsqrt', [this.#add('limited', 'Maximum', [sum, minimum])]);
    this.#add('embeddings', 'Mul', [values, factor]);
    return this.#nodes;
  }

  #translate(node: OnnxNode): string {
    const { op, name, inputs, attributes } = node;
    const [x = '', other = ''] = inputs.map((input) => this.#names.get(input) ?? input);
    switch (op) {
      case 'Conv':
        return this.#convolution(node, x);
      case 'Relu': {
        const isPaddedLater = this.#padded.has(layerOf(name)) && name.endsWith('/conv1/relu');
        const relu = this.#add(name, 'Relu', [x]);
        return isPaddedLater ? this.#withZeroLastLines(name, relu) : relu;
      }
      case 'MaxPool':
      case 'AveragePool': {
        const [side = 1] = attributes['kernel_shape'] as number[];
        return this.#add(name, op === 'MaxPool' ? 'MaxPool' : 'AvgPool', [x], {
          ksize: { integers: [1, side, side, 1] },
          ...windowOf(2, 'VALID'),
        });
      }
      case 'Pad':
        return name.endsWith('/padded')
          ? this.#withZeroLastLines(name, x)
          : this.#withZeroChannels(name, x, Number(this.#tensor(inputs[1]!).data[5]));
      case 'Add':
        return this.#add(name, 'Add', [x, other]);
      case 'GlobalAveragePool':
        return this.#add(name, 'Mean', [x, this.#integers(`${name}/axes`, [1, 2])]);
      case 'Flatten':
        return x;
      case 'MatMul': {
        const { shape, data } = this.#tensor(inputs[1]!);
        return this.#add(name, 'MatMul', [x, this.#floats(`${name}/kernel`, shape, data)]);
      }
      default:
        throw new Error(`the operation ${op} of the bundled net is not supported`);
    }
  }

  /**
   * FaceNet's graphs have no padding operation. A convolution that is padded later is therefore computed with
   * its last row and column, which are then set to zero.
   */
  #convolution({ name, inputs, attributes }: OnnxNode, x: string): string {
    const isFirst = x === 'input';
    const { shape, data } = this.#tensor(inputs[1]!);
    const offsets = Float32Array.from(this.#tensor(inputs[2]!).data, Number);
    const [outputs = 0, channels = 0, height = 0, width = 0] = shape;
    const area = height * width;
    const kernel = new Float32Array(data.length);
    for (let o = 0, from = 0; o < outputs; o++) {
      for (let i = 0; i < channels; i++) {
        for (let at = 0; at < area; at++, from++) {
          const weight = Number(data[from]);
          // The input of the first layer is 0 to 255, that of the graph (x − 127.5) / 128.
          kernel[(at * channels + i) * outputs + o] = isFirst ? weight * 128 : weight;
          if (isFirst) offsets[o]! += weight * 127.5;
        }
      }
    }
    const [stride = 1] = attributes['strides'] as number[];
    const isSame =
      stride === 1 || (this.#padded.has(layerOf(name)) && name.endsWith('/conv1/conv'));
    const weights = this.#floats(`${name}/kernel`, [height, width, channels, outputs], kernel);
    const convolved = this.#add(
      name,
      'Conv2D',
      [x, weights],
      windowOf(stride, isSame ? 'SAME' : 'VALID'),
    );
    if (!isFirst) {
      const bias = this.#floats(`${name}/bias`, [outputs], offsets);
      return this.#add(`${name}/sum`, 'BiasAdd', [convolved, bias]);
    }
    const constant = (what: string, value: number): string =>
      this.#floats(`${name}/${what}`, [outputs], new Float32Array(outputs).fill(value));
    return this.#add(
      `${name}/norm`,
      'FusedBatchNormV3',
      [
        convolved,
        constant('gamma', 1),
        this.#floats(`${name}/beta`, [outputs], offsets),
        constant('mean', 0),
        constant('variance', 1 - epsilon),
      ],
      { is_training: { flag: false }, epsilon: { float: epsilon } },
    );
  }

  /**
   * Sets the last row and column to zero with a mask: the mean of 2 × 2 ones is smaller there, because of the
   * zero padding.
   */
  #withZeroLastLines(name: string, x: string): string {
    const channels = this.#channelsOf(layerOf(name));
    const layer = (what: string, from: string, kernel: Float32Array, bias: number): string => {
      const inputs = from === x ? channels : 1;
      const side = Math.sqrt(kernel.length / inputs);
      const weights = this.#floats(`${name}/${what}/kernel`, [side, side, inputs, 1], kernel);
      const convolved = this.#add(
        `${name}/${what}`,
        'Conv2D',
        [from, weights],
        windowOf(1, 'SAME'),
      );
      const offset = this.#floats(`${name}/${what}/bias`, [1], Float32Array.of(bias));
      const sum = this.#add(`${name}/${what}/sum`, 'BiasAdd', [convolved, offset]);
      return this.#add(`${name}/${what}/relu`, 'Relu', [sum]);
    };
    const ones = layer('ones', x, new Float32Array(channels), 1);
    const mask = layer('mask', ones, new Float32Array(4).fill(0.5), -1);
    return this.#add(`${name}/cut`, 'Mul', [x, mask]);
  }

  #withZeroChannels(name: string, x: string, added: number): string {
    // Each layer that halves the size doubles the channels, so the input has `added` channels.
    const kernel = this.#floats(
      `${name}/kernel`,
      [1, 1, added, added],
      new Float32Array(added ** 2),
    );
    const zeros = this.#add(`${name}/zeros`, 'Conv2D', [x, kernel], windowOf(1, 'SAME'));
    return this.#add(name, 'ConcatV2', [x, zeros, this.#integers(`${name}/axis`, [3])]);
  }

  #channelsOf(layer: string): number {
    return this.#tensor(`${layer}/conv2/filters`).shape[0]!;
  }

  #tensor(name: string): Tensor {
    const tensor = this.graph.initializers.get(name);
    if (tensor === undefined || !('data' in tensor)) throw new Error(`${name} is not a constant`);
    return tensor;
  }

  #floats(name: string, shape: readonly number[], data: Tensor['data']): string {
    this.#nodes.push(floatConstant(name, shape, Float32Array.from(data, Number)));
    return name;
  }

  #integers(name: string, integers: readonly number[]): string {
    const tensor = { type: 3, shape: [integers.length], integers };
    return this.#add(name, 'Const', [], { value: { tensor } });
  }

  #add(
    name: string,
    op: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, AttributeOfNode>> = {},
  ): string {
    this.#nodes.push({ name, op, inputs, attributes });
    return name;
  }
}

/** The layer of a node name, such as `conv64_down` for `conv64_down/conv1/relu`. */
function layerOf(name: string): string {
  return name.split('/')[0]!;
}

function windowOf(stride: number, padding: string): Record<string, AttributeOfNode> {
  return { strides: { integers: [1, stride, stride, 1] }, padding: { text: padding } };
}
