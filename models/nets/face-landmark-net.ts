import { GraphBuilder } from '../formats/onnx/graph-builder.js';
import type { OnnxGraph } from '../formats/onnx/writer.js';
import { floatWeight, toOihw, type Weights } from '../formats/tfjs/weights.js';

/** Mean of the training images, RGB 0 to 255, subtracted before `/ 255` (face-api). */
const meanRgb = [122.782, 117.001, 104.298];

/**
 * face-api's 68-point landmark net.
 *
 * Input `image`: [batch, 3, 112, 112], RGB 0 to 255. Output `landmarks`: [batch, 136], alternating x and y
 * as shares of the input's side (0 to 1, may be outside).
 * Topology: face-api, `src/faceFeatureExtractor` and `src/faceLandmarkNet`. `/ 255` is folded into
 * the first convolution; the mean is not, because that convolution pads with zeros after it.
 */
export function faceLandmarkNet(weights: Weights): OnnxGraph {
  const graph = new GraphBuilder('face-landmark-68');
  const input = graph.input('image', ['batch', 3, 112, 112]);
  const mean = graph.constant('mean', [1, 3, 1, 1], Float32Array.from(meanRgb));
  let out = graph.add('Sub', 'centred', [input, mean]);
  for (const block of ['dense0', 'dense1', 'dense2', 'dense3']) {
    out = denseBlock(graph, weights, block, out);
  }
  out = graph.add('AveragePool', 'average', [out], { kernel_shape: [7, 7], strides: [2, 2] });
  out = graph.add('Flatten', 'flat', [out], { axis: 1 });
  const fc = floatWeight(weights, 'fc/weights');
  const bias = floatWeight(weights, 'fc/bias');
  graph.add('Gemm', 'landmarks', [
    out,
    graph.constant('fc', fc.shape, fc.data),
    graph.constant('fc/offsets', bias.shape, bias.data),
  ]);
  graph.output('landmarks', ['batch', 136]);
  return graph.finish();
}

/** Four convolutions, each with the sum of all previous ones as input; the first halves the size. */
function denseBlock(graph: GraphBuilder, weights: Weights, block: string, input: string): string {
  const first =
    block === 'dense0'
      ? fullConvolution(graph, weights, `${block}/conv0`, input)
      : separableConvolution(graph, weights, `${block}/conv0`, input, 2);
  let sum = graph.add('Relu', `${block}/conv0/relu`, [first]);
  let next = sum;
  for (const layer of ['conv1', 'conv2', 'conv3']) {
    const out = separableConvolution(graph, weights, `${block}/${layer}`, next, 1);
    sum = graph.add('Add', `${block}/${layer}/sum`, [sum, out]);
    next = graph.add('Relu', `${block}/${layer}/relu`, [sum]);
  }
  return next;
}

function fullConvolution(
  graph: GraphBuilder,
  weights: Weights,
  layer: string,
  input: string,
): string {
  const { shape, data } = toOihw(floatWeight(weights, `${layer}/filters`));
  const bias = floatWeight(weights, `${layer}/bias`);
  return graph.add(
    'Conv',
    layer,
    [
      input,
      graph.constant(
        `${layer}/filters`,
        shape,
        data.map((value) => value / 255),
      ),
      graph.constant(`${layer}/offsets`, bias.shape, bias.data),
    ],
    { kernel_shape: [3, 3], strides: [2, 2], auto_pad: 'SAME_UPPER' },
  );
}

function separableConvolution(
  graph: GraphBuilder,
  weights: Weights,
  layer: string,
  input: string,
  stride: 1 | 2,
): string {
  const depthwise = toOihw(floatWeight(weights, `${layer}/depthwise_filter`), true);
  const pointwise = toOihw(floatWeight(weights, `${layer}/pointwise_filter`));
  const bias = floatWeight(weights, `${layer}/bias`);
  const spread = graph.add(
    'Conv',
    `${layer}/depthwise`,
    [input, graph.constant(`${layer}/depthwise_filters`, depthwise.shape, depthwise.data)],
    {
      kernel_shape: [3, 3],
      strides: [stride, stride],
      auto_pad: 'SAME_UPPER',
      group: depthwise.shape[0] ?? 0,
    },
  );
  return graph.add(
    'Conv',
    layer,
    [
      spread,
      graph.constant(`${layer}/pointwise_filters`, pointwise.shape, pointwise.data),
      graph.constant(`${layer}/offsets`, bias.shape, bias.data),
    ],
    { kernel_shape: [1, 1] },
  );
}
