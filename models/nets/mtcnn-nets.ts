import { Fault } from '../../contract/fault.js';
import { GraphBuilder } from '../formats/onnx/graph-builder.js';
import type { OnnxGraph } from '../formats/onnx/writer.js';
import type { LayerWeights } from '../formats/npy/layer-weights.js';
import type { PickledArray } from '../formats/pickle/pickled-array.js';
import { addPrelu } from './prelu.js';

/*
 * The three nets of MTCNN (Zhang et al. 2016) from the weights of davidsandberg/facenet, src/align (det1,
 * det2, det3). These were trained on transposed images (x and y exchanged). Here the kernels and the fully
 * connected layers are transposed once instead, so that the images need not be.
 * Input `image`: RGB 0 to 255, [batch, 3, height, width]; the graph normalises it to (x − 127.5) / 128.
 */

export type MtcnnNetId = 'mtcnn-p' | 'mtcnn-r' | 'mtcnn-o';

/** The net that a file of weights belongs to, by its layers; null if it is none of them. */
export function mtcnnNetOf(layers: LayerWeights): MtcnnNetId | null {
  if (layers.has('conv6-3')) return 'mtcnn-o';
  if (layers.has('conv5-2')) return 'mtcnn-r';
  return layers.has('conv4-2') ? 'mtcnn-p' : null;
}

/**
 * P-Net, for images of any size. Outputs: `scores` [1, 1, rows, columns], 0 to 1, and `boxes`
 * [1, 4, rows, columns]: offsets of left, top, right and bottom as shares of the window's side.
 * @throws Fault `model-unusable` if a layer is missing or has another shape.
 */
export function proposalNet(layers: LayerWeights): OnnxGraph {
  const net = new MtcnnNet('mtcnn-p', layers, ['height', 'width']);
  net.convolution('conv1', 'PReLU1', [3, 3, 3, 10]);
  net.maxPool(2, true);
  net.convolution('conv2', 'PReLU2', [3, 3, 10, 16]);
  net.convolution('conv3', 'PReLU3', [3, 3, 16, 32]);
  net.head('conv4-2', 'boxes', [1, 1, 32, 4], ['batch', 4, 'rows', 'columns']);
  net.head('conv4-1', 'logits', [1, 1, 32, 2], null);
  return net.finish(['batch', 1, 'rows', 'columns']);
}

/** R-Net, 24 × 24. Outputs: `scores` [batch, 1], `boxes` [batch, 4]. @throws Fault as `proposalNet`. */
export function refinementNet(layers: LayerWeights): OnnxGraph {
  const net = new MtcnnNet('mtcnn-r', layers, [24, 24]);
  net.convolution('conv1', 'prelu1', [3, 3, 3, 28]);
  net.maxPool(3, true);
  net.convolution('conv2', 'prelu2', [3, 3, 28, 48]);
  net.maxPool(3, false);
  net.convolution('conv3', 'prelu3', [2, 2, 48, 64]);
  net.flatten('conv4', 'prelu4', { side: 3, channels: 64, outputs: 128 });
  net.head('conv5-2', 'boxes', [128, 4], ['batch', 4]);
  net.head('conv5-1', 'logits', [128, 2], null);
  return net.finish(['batch', 1]);
}

/**
 * O-Net, 48 × 48. Outputs: `scores` [batch, 1], `boxes` [batch, 4] and `points` [batch, 10]: x of the eyes,
 * the nose tip and the mouth corners as shares of the window's side, then y.
 * @throws Fault as `proposalNet`.
 */
export function outputNet(layers: LayerWeights): OnnxGraph {
  const net = new MtcnnNet('mtcnn-o', layers, [48, 48]);
  net.convolution('conv1', 'prelu1', [3, 3, 3, 32]);
  net.maxPool(3, true);
  net.convolution('conv2', 'prelu2', [3, 3, 32, 64]);
  net.maxPool(3, false);
  net.convolution('conv3', 'prelu3', [3, 3, 64, 64]);
  net.maxPool(2, true);
  net.convolution('conv4', 'prelu4', [2, 2, 64, 128]);
  net.flatten('conv5', 'prelu5', { side: 3, channels: 128, outputs: 256 });
  net.head('conv6-2', 'boxes', [256, 4], ['batch', 4]);
  net.head('conv6-3', 'points', [256, 10], ['batch', 10]);
  net.head('conv6-1', 'logits', [256, 2], null);
  return net.finish(['batch', 1]);
}

class MtcnnNet {
  readonly #graph: GraphBuilder;
  readonly #layers: LayerWeights;
  #out: string;
  #pools = 0;

  constructor(id: MtcnnNetId, layers: LayerWeights, size: readonly (number | string)[]) {
    this.#graph = new GraphBuilder(id);
    this.#layers = layers;
    const image = this.#graph.input('image', ['batch', 3, ...size]);
    const shifted = this.#graph.add('Sub', 'image/shifted', [
      image,
      this.#graph.constant('image/middle', [], Float32Array.of(127.5)),
    ]);
    this.#out = this.#graph.add('Mul', 'image/scaled', [
      shifted,
      this.#graph.constant('image/scale', [], Float32Array.of(1 / 128)),
    ]);
  }

  convolution(layer: string, slopes: string, shape: readonly number[]): void {
    const out = this.#convolve(layer, shape, this.#out);
    const alpha = this.#array(slopes, 'alpha', [shape[3]!]);
    this.#out = addPrelu(this.#graph, slopes, out, alpha.data);
  }

  /** With a stride of two; `same` pads at the end so that no pixel is lost (TensorFlow's SAME). */
  maxPool(side: number, same: boolean): void {
    this.#out = this.#graph.add('MaxPool', `pool${++this.#pools}`, [this.#out], {
      kernel_shape: [side, side],
      strides: [2, 2],
      auto_pad: same ? 'SAME_UPPER' : 'VALID',
    });
  }

  /** A fully connected layer on a feature map of `side²` cells. */
  flatten(
    layer: string,
    slopes: string,
    size: { readonly side: number; readonly channels: number; readonly outputs: number },
  ): void {
    const { side, channels, outputs } = size;
    const { data } = this.#array(layer, 'weights', [side * side * channels, outputs]);
    const transposed = new Float32Array(data.length);
    // From [x, y, channel] to [channel, y, x].
    for (let c = 0, to = 0; c < channels; c++) {
      for (let y = 0; y < side; y++) {
        for (let x = 0; x < side; x++, to += outputs) {
          const from = ((x * side + y) * channels + c) * outputs;
          transposed.set(data.subarray(from, from + outputs), to);
        }
      }
    }
    const flat = this.#graph.add('Flatten', 'flat', [this.#out], { axis: 1 });
    const out = this.#graph.add('Gemm', layer, [
      flat,
      this.#graph.constant(`${layer}/weights`, [data.length / outputs, outputs], transposed),
      this.#biases(layer, outputs),
    ]);
    const alpha = this.#array(slopes, 'alpha', [outputs]);
    this.#out = this.#graph.add('PRelu', slopes, [
      out,
      this.#graph.constant(`${slopes}/slopes`, [outputs], alpha.data),
    ]);
  }

  /** The last layer of an output; `shape` is null if it is not an output of the graph. */
  head(
    layer: string,
    name: string,
    weights: readonly number[],
    shape: readonly (number | string)[] | null,
  ): void {
    if (weights.length === 4) this.#convolve(layer, weights, this.#out, name);
    else {
      const { data } = this.#array(layer, 'weights', weights);
      this.#graph.add('Gemm', name, [
        this.#out,
        this.#graph.constant(`${layer}/weights`, weights, data),
        this.#biases(layer, weights[1]!),
      ]);
    }
    if (shape !== null) this.#graph.output(name, shape);
  }

  /** Adds the scores: the softmax of the second logit, which is that of a face. */
  finish(shape: readonly (number | string)[]): OnnxGraph {
    const graph = this.#graph;
    const probabilities = graph.add('Softmax', 'shares', ['logits'], { axis: 1 });
    graph.add('Slice', 'scores', [
      probabilities,
      graph.integers('scores/start', [1]),
      graph.integers('scores/end', [2]),
      graph.integers('scores/axis', [1]),
    ]);
    graph.output('scores', shape);
    return graph.finish();
  }

  /** Adds a convolution. Kernels [height, width, in, out] become [out, in, width, height]: transposed. */
  #convolve(layer: string, shape: readonly number[], input: string, name = layer): string {
    const { data } = this.#array(layer, 'weights', shape);
    const [height = 0, width = 0, inputs = 0, outputs = 0] = shape;
    const transposed = new Float32Array(data.length);
    for (let h = 0, from = 0; h < height; h++) {
      for (let w = 0; w < width; w++) {
        for (let i = 0; i < inputs; i++) {
          for (let o = 0; o < outputs; o++, from++) {
            transposed[((o * inputs + i) * width + w) * height + h] = data[from]!;
          }
        }
      }
    }
    return this.#graph.add(
      'Conv',
      name,
      [
        input,
        this.#graph.constant(`${layer}/filters`, [outputs, inputs, width, height], transposed),
        this.#biases(layer, outputs),
      ],
      { kernel_shape: [width, height] },
    );
  }

  #biases(layer: string, count: number): string {
    const { data } = this.#array(layer, 'biases', [count]);
    return this.#graph.constant(`${layer}/biases`, [count], data);
  }

  #array(layer: string, name: string, shape: readonly number[]): PickledArray {
    const array = this.#layers.get(layer)?.get(name);
    if (array !== undefined && array.shape.join() === shape.join()) return array;
    const problem =
      array === undefined
        ? 'is missing'
        : `has the shape [${array.shape.join(', ')}] instead of [${shape.join(', ')}]`;
    throw new Fault(
      'model-unusable',
      `These are not the weights of MTCNN: ${layer}/${name} ${problem}. Import det1.npy, det2.npy and det3.npy of MTCNN.`,
    );
  }
}
