import { GraphBuilder } from '../formats/onnx/graph-builder.js';
import type { OnnxGraph } from '../formats/onnx/writer.js';
import { floatWeight, toOihw, type Weights } from '../formats/tfjs/weights.js';

/** Mean of the training images, RGB 0 to 255, subtracted before `/ 255` (face-api). */
const meanRgb = [122.782, 117.001, 104.298];

/**
 * dlib's ResNet-29 face embedding as published by face-api (128 values, not normalised).
 *
 * Input `image`: [batch, 3, 150, 150], RGB 0 to 255. The normalisation is folded into the first convolution,
 * and each scale layer into its convolution. Output `embedding`: [batch, 128].
 * Topology: face-api, `src/faceRecognitionNet`; dlib, `dnn_face_recognition_ex.cpp`.
 */
export function faceRecognitionNet(weights: Weights): OnnxGraph {
  const graph = new GraphBuilder('face-recognition');
  const input = graph.input('image', ['batch', 3, 150, 150]);

  let out = convolution(graph, weights, 'conv32_down', input, { stride: 2, normalised: true });
  out = graph.add('Relu', 'conv32_down/relu', [out]);
  out = graph.add('MaxPool', 'pool', [out], { kernel_shape: [3, 3], strides: [2, 2] });
  for (const name of ['conv32_1', 'conv32_2', 'conv32_3'])
    out = residual(graph, weights, name, out);
  out = residualDown(graph, weights, 'conv64_down', out, { channelsAdded: 32, padded: false });
  for (const name of ['conv64_1', 'conv64_2', 'conv64_3'])
    out = residual(graph, weights, name, out);
  out = residualDown(graph, weights, 'conv128_down', out, { channelsAdded: 64, padded: false });
  for (const name of ['conv128_1', 'conv128_2']) out = residual(graph, weights, name, out);
  out = residualDown(graph, weights, 'conv256_down', out, { channelsAdded: 128, padded: true });
  for (const name of ['conv256_1', 'conv256_2']) out = residual(graph, weights, name, out);
  out = residualDown(graph, weights, 'conv256_down_out', out, { channelsAdded: 0, padded: true });

  out = graph.add('GlobalAveragePool', 'average', [out]);
  out = graph.add('Flatten', 'flat', [out], { axis: 1 });
  const fc = floatWeight(weights, 'fc');
  graph.add('MatMul', 'embedding', [out, graph.constant('fc/weights', fc.shape, fc.data)]);
  graph.output('embedding', ['batch', 128]);
  return graph.finish();
}

/** A convolution with its bias and scale layer folded in. */
function convolution(
  graph: GraphBuilder,
  weights: Weights,
  layer: string,
  input: string,
  options: { readonly stride: 1 | 2; readonly normalised?: boolean },
): string {
  const { shape, data } = toOihw(floatWeight(weights, `${layer}/conv/filters`));
  const scale = floatWeight(weights, `${layer}/scale/weights`).data;
  const shift = floatWeight(weights, `${layer}/scale/biases`).data;
  const bias = floatWeight(weights, `${layer}/conv/bias`).data;
  const [outputs = 0, inputs = 0, height = 0, width = 0] = shape;
  const folded = new Float32Array(data.length);
  const offsets = new Float32Array(outputs);
  for (let o = 0; o < outputs; o++) {
    let offset = bias[o]!;
    for (let i = 0; i < inputs; i++) {
      for (let at = 0; at < height * width; at++) {
        const index = (o * inputs + i) * height * width + at;
        const weight = options.normalised === true ? data[index]! / 255 : data[index]!;
        if (options.normalised === true) offset -= weight * meanRgb[i]!;
        folded[index] = weight * scale[o]!;
      }
    }
    offsets[o] = offset * scale[o]! + shift[o]!;
  }
  // Strided convolutions are VALID, the others SAME with a 3 × 3 kernel.
  const pads = options.stride === 1 ? [1, 1, 1, 1] : [0, 0, 0, 0];
  return graph.add(
    'Conv',
    `${layer}/conv`,
    [
      input,
      graph.constant(`${layer}/filters`, shape, folded),
      graph.constant(`${layer}/offsets`, [outputs], offsets),
    ],
    { kernel_shape: [height, width], strides: [options.stride, options.stride], pads },
  );
}

function residual(graph: GraphBuilder, weights: Weights, layer: string, input: string): string {
  let out = convolution(graph, weights, `${layer}/conv1`, input, { stride: 1 });
  out = graph.add('Relu', `${layer}/conv1/relu`, [out]);
  out = convolution(graph, weights, `${layer}/conv2`, out, { stride: 1 });
  out = graph.add('Add', `${layer}/sum`, [out, input]);
  return graph.add('Relu', `${layer}/relu`, [out]);
}

/**
 * A residual block that halves the size. The shortcut is a 2 × 2 average with zero channels appended; the
 * main path is padded with a zero row and column (bottom, right) if it is smaller.
 */
function residualDown(
  graph: GraphBuilder,
  weights: Weights,
  layer: string,
  input: string,
  options: { readonly channelsAdded: number; readonly padded: boolean },
): string {
  let out = convolution(graph, weights, `${layer}/conv1`, input, { stride: 2 });
  out = graph.add('Relu', `${layer}/conv1/relu`, [out]);
  out = convolution(graph, weights, `${layer}/conv2`, out, { stride: 1 });
  if (options.padded) {
    const pads = graph.integers(`${layer}/pads`, [0, 0, 0, 0, 0, 0, 1, 1]);
    out = graph.add('Pad', `${layer}/padded`, [out, pads]);
  }
  let shortcut = graph.add('AveragePool', `${layer}/pool`, [input], {
    kernel_shape: [2, 2],
    strides: [2, 2],
  });
  if (options.channelsAdded > 0) {
    const pads = graph.integers(`${layer}/channels`, [0, 0, 0, 0, 0, options.channelsAdded, 0, 0]);
    shortcut = graph.add('Pad', `${layer}/shortcut`, [shortcut, pads]);
  }
  out = graph.add('Add', `${layer}/sum`, [shortcut, out]);
  return graph.add('Relu', `${layer}/relu`, [out]);
}
