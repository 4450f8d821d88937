import { describe, expect, test } from 'vitest';
import type { NodeToWrite } from '../proof/graph-def-writer.js';
import {
  run,
  refusal,
  node,
  constant,
  input,
  means,
  meanOfInput,
} from './testing/frozen-graphs.js';

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
