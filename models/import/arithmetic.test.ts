import { describe, expect, test } from 'vitest';
import type { NodeToWrite, TensorOfNode } from '../proof/graph-def-writer.js';
import {
  bytesOf,
  run,
  refusal,
  node,
  constant,
  means,
  meanOfInput,
} from './testing/frozen-graphs.js';

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
