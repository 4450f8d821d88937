import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { writeOnnx } from '../formats/onnx/writer.js';
import { graphDefBytes, type NodeToWrite, type TensorOfNode } from '../proof/graph-def-writer.js';
import { readGraphDef } from '../formats/graph-def/graph-def.js';
import { tensorFlowNet } from './tensorflow-net.js';

/*
 * Small graphs with the operations of published networks before `embeddings`, run by ONNX Runtime. The input
 * is an image of 2 × 2 pixels whose value in channel c at pixel p is 10c + p.
 */

function bytesOf({ buffer }: { readonly buffer: ArrayBufferLike }): Uint8Array {
  return new Uint8Array(buffer);
}

const pixels = Float32Array.from({ length: 12 }, (_, at) => 10 * Math.floor(at / 4) + (at % 4));

async function run(nodes: readonly NodeToWrite[]): Promise<number[]> {
  const { graph } = tensorFlowNet(readGraphDef(graphDefBytes(nodes)), () => 'none');
  const session = await InferenceSession.create(writeOnnx(graph), { logSeverityLevel: 3 });
  const { embedding } = await session.run({ image: new Tensor('float32', pixels, [1, 3, 2, 2]) });
  expect(embedding!.dims).toEqual([1, embedding!.size]);
  return [...(embedding!.data as Float32Array)].map((value) => Math.round(value * 1e4) / 1e4);
}

function refusal(nodes: readonly NodeToWrite[]): string {
  try {
    tensorFlowNet(readGraphDef(graphDefBytes(nodes)), () => 'none');
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
}

function node(
  name: string,
  op: string,
  inputs: readonly string[] = [],
  attributes: NonNullable<NodeToWrite['attributes']> = {},
): NodeToWrite {
  return { name, op, inputs, attributes };
}

function constant(name: string, tensor: TensorOfNode): NodeToWrite {
  return node(name, 'Const', [], { value: { tensor } });
}

const input = node('input', 'Placeholder', [], { shape: { shape: [-1, 2, 2, 3] } });
const alongPixels = constant('axes', { type: 3, shape: [2], integers: [1, 2] });
/** The mean of each channel: 1.5, 11.5 and 21.5. */
const mean = node('mean', 'Mean', ['input', 'axes']);
const means = [1.5, 11.5, 21.5];
const meanOfInput = [input, alongPixels, mean];

describe('constants', () => {
  test.each<[string, TensorOfNode, number]>([
    ['float32', { type: 1, shape: [3], floats: [2, 2, 2] }, 2],
    ['one value for all', { type: 1, shape: [3], floats: [2] }, 2],
    ['no value', { type: 1, shape: [3] }, 0],
    ['float64', { type: 2, shape: [3], doubles: [0.5] }, 0.5],
    ['int32', { type: 3, shape: [3], integers: [-3] }, -3],
    ['int64', { type: 9, shape: [3], longs: [7] }, 7],
    ['boolean', { type: 10, shape: [3], flags: [true] }, 1],
    ['float16', { type: 19, shape: [3], halves: [0xbe00] }, -1.5],
    ['bfloat16', { type: 14, shape: [3], halves: [0x4020] }, 2.5],
    ['float64 as bytes', { type: 2, shape: [3], content: bytesOf(Float64Array.of(4, 4, 4)) }, 4],
    ['int64 as bytes', { type: 9, shape: [3], content: bytesOf(BigInt64Array.of(5n, 5n, 5n)) }, 5],
    [
      'float16 as bytes',
      { type: 19, shape: [3], content: bytesOf(Uint16Array.of(0x3c00, 0x3c00, 0x3c00)) },
      1,
    ],
    ['uint8 as bytes', { type: 4, shape: [3], content: Uint8Array.of(200, 200, 200) }, 200],
  ])('of %s', async (_, tensor, added) => {
    const nodes = [
      ...meanOfInput,
      constant('added', tensor),
      node('embeddings', 'Add', ['mean', 'added']),
    ];
    expect(await run(nodes)).toEqual(means.map((value) => value + added));
  });

  test('of strings are refused', () => {
    const nodes = [
      ...meanOfInput,
      constant('t', { type: 7, shape: [] }),
      node('embeddings', 'Add', ['mean', 't']),
    ];
    expect(refusal(nodes)).toBe('tensors of type 7 are not supported');
  });
});

describe('element-wise operations', () => {
  const two = constant('two', { shape: [], floats: [2] });

  test.each<[string, (value: number) => number]>([
    ['Sub', (value) => value - 2],
    ['Mul', (value) => value * 2],
    ['Div', (value) => value / 2],
    ['RealDiv', (value) => value / 2],
    ['Maximum', (value) => Math.max(value, 2)],
    ['Minimum', (value) => Math.min(value, 2)],
  ])('%s with a constant', async (op, expected) => {
    expect(await run([...meanOfInput, two, node('embeddings', op, ['mean', 'two'])])).toEqual(
      means.map(expected),
    );
  });

  test.each<[string, (value: number) => number]>([
    ['Neg', (value) => -value],
    ['Relu', (value) => Math.max(0, value)],
    ['Square', (value) => value ** 2],
    ['Sqrt', Math.sqrt],
    ['Rsqrt', (value) => 1 / Math.sqrt(value)],
  ])('%s, of a result and of a constant', async (op, expected) => {
    const rounded = (value: number): number => Math.round(expected(value) * 1e4) / 1e4;
    expect(await run([...meanOfInput, node('embeddings', op, ['mean'])])).toEqual(
      means.map(rounded),
    );
    const nodes = [two, node('result', op, ['two']), node('embeddings', 'Mul', ['mean', 'result'])];
    const [first] = await run([...meanOfInput, ...nodes]);
    expect(first).toBeCloseTo(1.5 * expected(2), 3);
  });

  test('a cast to float32 changes nothing, and any other is refused', async () => {
    const cast = (type: number): NodeToWrite[] => [
      ...meanOfInput,
      node('embeddings', 'Cast', ['mean'], { DstT: { type } }),
    ];
    expect(await run(cast(1))).toEqual(means);
    expect(refusal(cast(3))).toBe(
      'Cast (node embeddings): only a cast to float32 is supported, not to type 3',
    );
  });

  test('nodes that pass on their input, and control dependencies', async () => {
    const nodes = [
      node('order', 'NoOp'),
      node('stopped', 'StopGradient', ['mean', '^order']),
      node('checked', 'CheckNumerics', ['stopped']),
      node('embeddings', 'Mul', ['checked', 'two', '^order']),
    ];
    expect(await run([...meanOfInput, two, ...nodes])).toEqual(means.map((value) => 2 * value));
  });
});

describe('flattening a feature map', () => {
  /** In TensorFlow's order: pixel by pixel, channel by channel. */
  const row = Array.from({ length: 12 }, (_, at) => 10 * (at % 3) + Math.floor(at / 3));
  const shape = node('shape', 'Shape', ['input']);
  const zero = constant('zero', { type: 3, shape: [1], integers: [0] });
  const one = constant('one', { type: 3, shape: [1], integers: [1] });
  const three = constant('three', { type: 3, shape: [1], integers: [3] });
  const flat = node('embeddings', 'Reshape', ['input', 'target']);

  test('to a constant shape', async () => {
    const target = constant('target', { type: 3, shape: [2], integers: [-1, 12] });
    expect(await run([input, target, flat])).toEqual(row);
  });

  test('to a shape packed from the batch size (slim of TensorFlow 1.4)', async () => {
    const nodes = [
      shape,
      zero,
      one,
      node('batch', 'StridedSlice', ['shape', 'zero', 'one', 'one']),
      constant('rest', { type: 3, shape: [], integers: [-1] }),
      node('target', 'Pack', ['batch', 'rest']),
    ];
    expect(await run([input, ...nodes, flat])).toEqual(row);
  });

  test('to a shape with multiplied sides (slim of TensorFlow 1.0)', async () => {
    const nodes = [
      shape,
      zero,
      one,
      three,
      node('batch', 'Slice', ['shape', 'zero', 'one']),
      node('sides', 'Slice', ['shape', 'one', 'three']),
      node('product', 'Prod', ['sides', 'zero']),
      node('wide', 'ExpandDims', ['product', 'zero']),
      node('target', 'ConcatV2', ['batch', 'wide', 'zero']),
    ];
    expect(await run([input, ...nodes, flat])).toEqual(row);
  });

  test('another shape is refused', () => {
    const target = constant('target', { type: 3, shape: [3], integers: [-1, 4, 3] });
    expect(refusal([input, target, flat])).toBe(
      'Reshape (node embeddings): a reshape to [-1, 4, 3] is not supported',
    );
  });
});

describe('layers', () => {
  const weights = constant('weights', { shape: [3, 2], floats: [1, 0, 0, 1, 0, 0] });
  const product = node('product', 'MatMul', ['mean', 'weights']);
  const statistics = ['gamma', 'beta', 'average', 'variance'];
  const numbers = [
    constant('gamma', { shape: [2], floats: [1] }),
    constant('beta', { shape: [2], floats: [0.5, 1] }),
    constant('average', { shape: [2], floats: [1, 2] }),
    constant('variance', { shape: [2], floats: [3.75, 0.25] }),
  ];
  const norm = (name: string, source: string): NodeToWrite =>
    node(name, 'FusedBatchNorm', [source, ...statistics], {
      epsilon: { float: 0.25 },
      is_training: { flag: false },
    });
  // (1.5 − 1) / √4 + 0.5 and (11.5 − 2) / √0.5 + 1.
  const normed = [0.75, Math.round((9.5 / Math.sqrt(0.5) + 1) * 1e4) / 1e4];

  test('the bottleneck of 2018: reshaped to one pixel, conditional fused batch norm, reshaped back', async () => {
    const nodes = [
      weights,
      product,
      ...numbers,
      constant('one-pixel', { type: 3, shape: [4], integers: [-1, 1, 1, 2] }),
      node('pictures', 'Reshape', ['product', 'one-pixel']),
      node('phase_train', 'PlaceholderWithDefault', ['off']),
      constant('off', { type: 10, shape: [], flags: [false] }),
      node('pred_id', 'Identity', ['phase_train']),
      node('use', 'Switch', ['pictures', 'pred_id']),
      norm('inference', 'use'),
      node('training', 'FusedBatchNorm', ['use:1', ...statistics], { is_training: { flag: true } }),
      node('merged', 'Merge', ['inference', 'training']),
      node('shape', 'Shape', ['product']),
      node('embeddings', 'Reshape', ['merged', 'shape']),
    ];
    expect(await run([...meanOfInput, ...nodes])).toEqual(normed);
  });

  test('batch norm of vectors without a layer before it', async () => {
    const three = numbers.map(({ name }, at) =>
      constant(name, { shape: [3], floats: [[1], [0], [1.5], [0.75]][at]! }),
    );
    expect(await run([...meanOfInput, ...three, norm('embeddings', 'mean')])).toEqual([0, 10, 20]);
  });

  test('dropout is removed', async () => {
    const nodes = [
      node('phase_train', 'Placeholder'),
      node('keep', 'Switch', ['mean', 'phase_train']),
      node('kept', 'Identity', ['keep']),
      node('dropped', 'RandomUniform', ['keep:1']),
      node('embeddings', 'Merge', ['dropped', 'kept']),
    ];
    expect(await run([...meanOfInput, ...nodes])).toEqual(means);
  });

  test('weights stored in 16 bits and cast', async () => {
    const nodes = [
      constant('small', { type: 19, shape: [3, 1], halves: [0x3c00, 0x4000, 0] }),
      node('cast', 'Cast', ['small'], { DstT: { type: 1 } }),
      node('embeddings', 'MatMul', ['mean', 'cast']),
    ];
    expect(await run([...meanOfInput, ...nodes])).toEqual([1.5 + 2 * 11.5]);
  });

  test('pooling, and concatenation of channels', async () => {
    const window = {
      ksize: { integers: [1, 2, 2, 1] },
      strides: { integers: [1, 1, 1, 1] },
      padding: { text: 'VALID' },
    };
    const nodes = [
      node('average', 'AvgPool', ['input'], window),
      node('largest', 'MaxPool', ['input'], window),
      constant('last', { type: 3, shape: [], integers: [3] }),
      node('joined', 'ConcatV2', ['average', 'largest', 'last']),
      node('embeddings', 'Squeeze', ['joined']),
    ];
    expect(await run([input, ...nodes])).toEqual([...means, 3, 13, 23]);
  });

  test.each<[readonly NodeToWrite[], string]>([
    [
      [
        node('embeddings', 'MatMul', ['mean', 'v']),
        node('v', 'Identity', ['w']),
        node('w', 'VariableV2'),
      ],
      'the weights w are missing, so the graph is not frozen',
    ],
    [
      [weights, node('embeddings', 'MatMul', ['input', 'weights'])],
      'MatMul (node embeddings): its input must be a vector',
    ],
    [
      [
        constant('kernel', { shape: [1, 1, 3, 1], floats: [1] }),
        node('embeddings', 'Conv2D', ['input', 'kernel'], { data_format: { text: 'NCHW' } }),
      ],
      'Conv2D (node embeddings): the layout NCHW is not supported',
    ],
    [
      [
        ...numbers,
        weights,
        product,
        { ...norm('embeddings', 'product'), attributes: { is_training: { flag: true } } },
      ],
      'FusedBatchNorm (node embeddings): it is in training mode',
    ],
    [
      [node('embeddings', 'toString', ['mean'])],
      'the operation toString (node embeddings) is not supported',
    ],
  ])('%# is refused', (nodes, reason) => {
    expect(refusal([...meanOfInput, ...nodes])).toBe(reason);
  });
});

test.each<[string, readonly NodeToWrite[]]>([
  [
    'a queue of images and labels',
    [
      node('queue', 'FIFOQueueV2', [], { shapes: { shapes: [[2, 2, 3], []] } }),
      node('size', 'Placeholder'),
      node('batch_join', 'QueueDequeueUpToV2', ['queue', 'size']),
      node('image_batch', 'Identity', ['batch_join']),
      node('input', 'Identity', ['image_batch']),
    ],
  ],
  [
    'a placeholder with a default',
    [
      constant('none', { shape: [1, 2, 2, 3] }),
      node('image_batch', 'PlaceholderWithDefault', ['none'], { shape: { shape: [-1, 2, 2, 3] } }),
      node('input', 'Identity', ['image_batch']),
    ],
  ],
])('the input of the network can be %s', async (_, nodes) => {
  expect(await run([...nodes, alongPixels, { ...mean, name: 'embeddings' }])).toEqual(means);
});
