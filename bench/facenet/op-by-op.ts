import { GraphBuilder } from '../../models/formats/onnx/graph-builder.js';
import { addNormalisation } from '../../models/import/normalisation.js';
import type { OnnxGraph } from '../../models/formats/onnx/writer.js';
import { inceptionResnet, type Layers } from './network.js';
import { epsilon, RandomWeights, type Statistics } from './random-weights.js';

interface Value {
  readonly name: string;
  readonly channels: number;
}

/** ONNX's data type for booleans (onnx.proto, TensorProto.DataType). */
const booleanType = 9;

/**
 * The network as in the frozen graph, with one ONNX operation for each of TensorFlow's. The input
 * `phase_train` (0 or 1) selects the statistics of batch norm, so nothing can be folded.
 */
export function opByOpNetwork(sidePx: number): OnnxGraph {
  const graph = new GraphBuilder('op-by-op');
  const image = graph.input('image', ['batch', 3, sidePx, sidePx]);
  const name = addNormalisation(graph, image, 'prewhiten', sidePx);
  const phase = graph.input('phase_train', []);
  const training = graph.add('Cast', 'training', [phase], { to: booleanType });
  const result = inceptionResnet(new OpByOp(graph, training), { name, channels: 3 });
  graph.add('Identity', 'embedding', [result.name]);
  graph.output('embedding', ['batch', 'values']);
  return graph.finish();
}

class OpByOp implements Layers<Value> {
  readonly #graph: GraphBuilder;
  readonly #training: string;
  readonly #weights = new RandomWeights();
  #count = 0;

  /** @param training name of the boolean value that is true in training. */
  constructor(graph: GraphBuilder, training: string) {
    this.#graph = graph;
    this.#training = training;
  }

  convolution(
    x: Value,
    channels: number,
    [height, width]: readonly [number, number],
    { stride = 1, padding }: { readonly stride?: 1 | 2; readonly padding: 'SAME' | 'VALID' },
  ): Value {
    const kernel = this.#weights.layer([height, width, x.channels, channels]);
    const convolved = this.#convolve(x, channels, kernel, [height, width], stride, padding);
    const normed = this.#batchNorm(convolved, [0, 2, 3], this.#weights.statistics(channels));
    return { name: this.#add('Relu', [normed]), channels };
  }

  residual(x: Value, mixed: Value, scale: number, relu: boolean): Value {
    const { channels } = x;
    const kernel = this.#weights.layer([1, 1, mixed.channels, channels]);
    const convolved = this.#convolve(mixed, channels, kernel, [1, 1], 1, 'SAME');
    const bias = this.#constant([channels, 1, 1], this.#weights.bias(channels));
    const scaled = this.#add('Mul', [
      this.#add('Add', [convolved, bias]),
      this.#constant([], Float32Array.of(scale)),
    ]);
    const sum = this.#add('Add', [x.name, scaled]);
    return { name: relu ? this.#add('Relu', [sum]) : sum, channels };
  }

  maxPool({ name, channels }: Value): Value {
    const window = { kernel_shape: [3, 3], strides: [2, 2], auto_pad: 'VALID' };
    return { name: this.#add('MaxPool', [name], window), channels };
  }

  concat(values: readonly Value[]): Value {
    const names = values.map(({ name }) => name);
    const channels = values.reduce((sum, value) => sum + value.channels, 0);
    return { name: this.#add('Concat', names, { axis: 1 }), channels };
  }

  embedding(x: Value, values: number): Value {
    const pooled = this.#add('ReduceMean', [x.name], { axes: [2, 3], keepdims: 0 });
    const weights = this.#constant([x.channels, values], this.#weights.layer([x.channels, values]));
    const product = this.#add('MatMul', [pooled, weights]);
    const normed = this.#batchNorm(product, [0], this.#weights.statistics(values));
    const squares = this.#add('Mul', [normed, normed]);
    const axes = this.#graph.integers(this.#next(), [1]);
    const sum = this.#add('ReduceSum', [squares, axes], { keepdims: 1 });
    const minimum = this.#constant([], Float32Array.of(1e-10));
    const length = this.#add('Sqrt', [this.#add('Max', [sum, minimum])]);
    return {
      name: this.#add('Mul', [normed, this.#add('Reciprocal', [length])]),
      channels: values,
    };
  }

  /** As in `FrozenGraph`, with Where instead of Switch and Merge. */
  #batchNorm(x: string, axes: readonly number[], { beta, mean, variance }: Statistics): string {
    // Channels come first, except for vectors.
    const shape = axes.length === 1 ? [1, beta.length] : [1, beta.length, 1, 1];
    const center = this.#add('ReduceMean', [x], { axes, keepdims: 1 });
    const difference = this.#add('Sub', [x, center]);
    const squares = this.#add('Mul', [difference, difference]);
    const spread = this.#add('ReduceMean', [squares], { axes, keepdims: 1 });
    const used = (ofBatch: string, moving: Float32Array): string =>
      this.#add('Where', [this.#training, ofBatch, this.#constant(shape, moving)]);
    const minimum = this.#constant([], Float32Array.of(epsilon));
    const root = this.#add('Sqrt', [this.#add('Add', [used(spread, variance), minimum])]);
    const factor = this.#add('Reciprocal', [root]);
    const product = this.#add('Mul', [used(center, mean), factor]);
    const shift = this.#add('Sub', [this.#constant(shape, beta), product]);
    return this.#add('Add', [this.#add('Mul', [x, factor]), shift]);
  }

  #convolve(
    x: Value,
    outputs: number,
    kernel: Float32Array,
    [height, width]: readonly [number, number],
    stride: number,
    padding: 'SAME' | 'VALID',
  ): string {
    const area = height * width;
    const filters = new Float32Array(kernel.length);
    for (let at = 0, from = 0; at < area; at++) {
      for (let i = 0; i < x.channels; i++) {
        for (let o = 0; o < outputs; o++, from++) {
          filters[(o * x.channels + i) * area + at] = kernel[from]!;
        }
      }
    }
    const weights = this.#constant([outputs, x.channels, height, width], filters);
    return this.#add('Conv', [x.name, weights], {
      kernel_shape: [height, width],
      strides: [stride, stride],
      auto_pad: padding === 'SAME' ? 'SAME_UPPER' : 'VALID',
    });
  }

  #constant(shape: readonly number[], data: Float32Array): string {
    return this.#graph.constant(this.#next(), shape, data);
  }

  #add(op: string, inputs: readonly string[], attributes = {}): string {
    return this.#graph.add(op, this.#next(), inputs, attributes);
  }

  #next(): string {
    return `n${++this.#count}`;
  }
}
