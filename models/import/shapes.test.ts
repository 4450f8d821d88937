import { describe, expect, test } from 'vitest';
import { run, refusal, node, constant, input } from './testing/frozen-graphs.js';

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
