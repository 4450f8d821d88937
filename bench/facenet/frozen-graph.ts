import { openSync, closeSync, writeSync } from 'node:fs';
import {
  floatConstant,
  nodeBytes,
  type AttributeOfNode,
  type NodeToWrite,
} from '../../models/proof/graph-def-writer.js';
import { inceptionResnet, type Layers } from './network.js';
import { epsilon, RandomWeights, type Statistics } from './random-weights.js';

interface Value {
  readonly name: string;
  readonly channels: number;
}

/**
 * Writes the network as a frozen TensorFlow graph in the style of 20170512-110547: images from a queue, batch
 * norm as separate operations, and its statistics behind conditionals on `phase_train`.
 */
export function writeFrozenGraph(path: string, sidePx: number): void {
  const file = openSync(path, 'w');
  try {
    const layers = new FrozenGraph((node) => {
      writeSync(file, nodeBytes(node));
    });
    layers.write(sidePx);
  } finally {
    closeSync(file);
  }
}

class FrozenGraph implements Layers<Value> {
  readonly #emit: (node: NodeToWrite) => void;
  readonly #weights = new RandomWeights();
  #count = 0;

  constructor(emit: (node: NodeToWrite) => void) {
    this.#emit = emit;
  }

  write(sidePx: number): void {
    this.#add('phase_train', 'Placeholder');
    this.#add('batch_join/fifo_queue', 'FIFOQueueV2', [], {
      shapes: { shapes: [[sidePx, sidePx, 3], []] },
    });
    this.#add('batch_size', 'Placeholder');
    this.#add('batch_join', 'QueueDequeueUpToV2', ['batch_join/fifo_queue', 'batch_size']);
    this.#add('image_batch', 'Identity', ['batch_join']);
    this.#add('input', 'Identity', ['image_batch']);
    const { name } = inceptionResnet(this, { name: 'input', channels: 3 });
    this.#add('embeddings', 'Identity', [name]);
  }

  convolution(
    x: Value,
    channels: number,
    [height, width]: readonly [number, number],
    { stride = 1, padding }: { readonly stride?: 1 | 2; readonly padding: 'SAME' | 'VALID' },
  ): Value {
    const shape = [height, width, x.channels, channels];
    const kernel = this.#variable(shape, this.#weights.layer(shape));
    const convolved = this.#convolve(x.name, kernel, stride, padding);
    const normed = this.#batchNorm(convolved, [0, 1, 2], this.#weights.statistics(channels));
    return { name: this.#next('Relu', [normed]), channels };
  }

  residual(x: Value, mixed: Value, scale: number, relu: boolean): Value {
    const { channels } = x;
    const shape = [1, 1, mixed.channels, channels];
    const kernel = this.#variable(shape, this.#weights.layer(shape));
    const convolved = this.#convolve(mixed.name, kernel, 1, 'SAME');
    const bias = this.#variable([channels], this.#weights.bias(channels));
    const up = this.#next('BiasAdd', [convolved, bias]);
    const scaled = this.#next('Mul', [this.#constant([], Float32Array.of(scale)), up]);
    const sum = this.#next('Add', [x.name, scaled]);
    return { name: relu ? this.#next('Relu', [sum]) : sum, channels };
  }

  maxPool({ name, channels }: Value): Value {
    const window = {
      ksize: { integers: [1, 3, 3, 1] },
      strides: { integers: [1, 2, 2, 1] },
      padding: { text: 'VALID' },
    };
    return { name: this.#next('MaxPool', [name], window), channels };
  }

  concat(values: readonly Value[]): Value {
    const names = values.map(({ name }) => name);
    const channels = values.reduce((sum, value) => sum + value.channels, 0);
    return { name: this.#next('ConcatV2', [...names, this.#integers([], [3])]), channels };
  }

  embedding(x: Value, values: number): Value {
    const pooled = this.#next('Mean', [x.name, this.#integers([2], [1, 2])]);
    const shape = [x.channels, values];
    const weights = this.#variable(shape, this.#weights.layer(shape));
    const product = this.#next('MatMul', [pooled, weights]);
    const normed = this.#batchNorm(product, [0], this.#weights.statistics(values));
    const sum = this.#next('Sum', [this.#next('Square', [normed]), this.#integers([1], [1])], {
      keep_dims: { flag: true },
    });
    const minimum = this.#constant([], Float32Array.of(1e-10));
    const length = this.#next('Rsqrt', [this.#next('Maximum', [sum, minimum])]);
    return { name: this.#next('Mul', [normed, length]), channels: values };
  }

  /**
   * slim's batch norm: the batch's own statistics in training, otherwise the moving ones, then
   * tf.nn.batch_normalization.
   */
  #batchNorm(x: string, axes: readonly number[], { beta, mean, variance }: Statistics): string {
    const along = this.#integers([axes.length], axes);
    const kept = { keep_dims: { flag: true } };
    const center = this.#next('Mean', [x, along], kept);
    const squares = this.#next('SquaredDifference', [x, this.#next('StopGradient', [center])]);
    const spread = this.#next('Mean', [squares, along], kept);
    const [usedMean = '', usedVariance = ''] = [
      [center, mean] as const,
      [spread, variance] as const,
    ].map(([ofBatch, moving]) => {
      const training = this.#next('Switch', [this.#next('Squeeze', [ofBatch]), 'phase_train']);
      const use = this.#next('Switch', [this.#variable([moving.length], moving), 'phase_train']);
      return this.#next('Merge', [use, `${training}:1`]);
    });
    const sum = this.#next('Add', [usedVariance, this.#constant([], Float32Array.of(epsilon))]);
    const factor = this.#next('Rsqrt', [sum]);
    const product = this.#next('Mul', [usedMean, factor]);
    const shift = this.#next('Sub', [this.#variable([beta.length], beta), product]);
    return this.#next('Add', [this.#next('Mul', [x, factor]), shift]);
  }

  #convolve(x: string, kernel: string, stride: number, padding: string): string {
    return this.#next('Conv2D', [x, kernel], {
      strides: { integers: [1, stride, stride, 1] },
      padding: { text: padding },
    });
  }

  /** A frozen variable and the node that reads it. */
  #variable(shape: readonly number[], data: Float32Array): string {
    return this.#next('Identity', [this.#constant(shape, data)]);
  }

  #constant(shape: readonly number[], data: Float32Array): string {
    const name = `n${++this.#count}`;
    this.#emit(floatConstant(name, shape, data));
    return name;
  }

  #integers(shape: readonly number[], integers: readonly number[]): string {
    return this.#next('Const', [], { value: { tensor: { type: 3, shape, integers } } });
  }

  #next(
    op: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, AttributeOfNode>> = {},
  ): string {
    return this.#add(`n${++this.#count}`, op, inputs, attributes);
  }

  #add(
    name: string,
    op: string,
    inputs: readonly string[] = [],
    attributes: Readonly<Record<string, AttributeOfNode>> = {},
  ): string {
    this.#emit({ name, op, inputs, attributes });
    return name;
  }
}
