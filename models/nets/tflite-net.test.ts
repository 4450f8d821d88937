import { describe, expect, test } from 'vitest';
import { floats, type TensorToWrite } from '../proof/tflite-writer.js';
import {
  type Graph,
  run,
  refusal,
  operation,
  computed,
  embedding,
  window,
  inFileOrder,
  onMeans,
} from './testing/tflite-graphs.js';

test('a flattened picture has the order of the file', async () => {
  const graph = {
    tensors: [embedding(12)],
    operations: [operation('RESHAPE', ['input'], 'embedding')],
  };
  expect(await run(graph)).toEqual(inFileOrder);
});

describe('weights of fewer bits', () => {
  const ones = (content: Uint8Array, type: number, rest: Partial<TensorToWrite> = {}): Graph =>
    onMeans(
      [
        ...(type === 1 ? [operation('DEQUANTIZE', ['c'], 'weights')] : []),
        operation('FULLY_CONNECTED', ['means', type === 1 ? 'weights' : 'c', ''], 'embedding'),
      ],
      { name: 'c', shape: [3, 3], type, content, ...rest },
      computed('weights', 3, 3),
    );

  test('16-bit floats', async () => {
    const identity = Uint16Array.from({ length: 9 }, (_, at) => (at % 4 === 0 ? 0xbc00 : 0));
    expect(await run(ones(new Uint8Array(identity.buffer), 1))).toEqual([-1.5, -11.5, -21.5]);
  });

  test('8-bit integers with a scale per output', async () => {
    const diagonal = Int8Array.from({ length: 9 }, (_, at) => (at % 4 === 0 ? -3 : 1));
    const quantisation = { scales: [1, 2, 0.5], zeroPoints: [1, 1, 1], dimension: 0 };
    expect(await run(ones(new Uint8Array(diagonal.buffer), 9, { quantisation }))).toEqual([
      -6, -92, -43,
    ]);
  });
});

describe('refuses', () => {
  test('an unknown operation, with its name and place', () => {
    const graph = onMeans(
      [operation('SOFTMAX', ['means'], 'x'), operation('RELU', ['x'], 'embedding')],
      computed('x', 1, 3),
    );
    expect(refusal(graph)).toBe('SOFTMAX (operation 1): this operation is not supported');
  });

  test('a network that computes with integers', () => {
    const graph = onMeans([
      operation('RELU', ['x'], 'embedding'),
      operation('QUANTIZE', ['means'], 'x'),
    ]);
    const tensors = [...graph.tensors, { name: 'x', shape: [1, 3], type: 9 }];
    expect(refusal({ ...graph, tensors })).toBe(
      'QUANTIZE (operation 2): its result is int8; only networks that compute with float32 are supported',
    );
  });

  test('a cycle, and values that nothing computes', () => {
    const cycle = onMeans(
      [
        operation('RELU', ['y'], 'x'),
        operation('RELU', ['x'], 'y'),
        operation('ABS', ['x'], 'embedding'),
      ],
      computed('x', 1, 3),
      computed('y', 1, 3),
    );
    expect(refusal(cycle)).toMatch(/the graph has a cycle here/);
    expect(refusal(onMeans([operation('RELU', ['x'], 'embedding')], computed('x', 1, 3)))).toBe(
      'nothing computes the tensor x',
    );
  });

  test('operations nested too deeply for the call stack', () => {
    const names = Array.from({ length: 5000 }, (_, at) => `n${at}`);
    const graph = {
      tensors: [...names.map((name) => computed(name, 1, 2, 2, 3)), embedding(12)],
      operations: [
        operation('RELU', ['input'], 'n0'),
        ...names.slice(1).map((name, at) => operation('RELU', [`n${at}`], name)),
        operation('RESHAPE', ['n4999'], 'embedding'),
      ],
    };
    expect(refusal(graph)).toMatch(/nested too deeply/);
  });

  test('weights that do not fit', () => {
    const conv = (kernel: TensorToWrite, options = window(0)) => ({
      tensors: [kernel, computed('map', 1, 2, 2, 1), embedding(4)],
      operations: [
        operation('CONV_2D', ['input', 'kernel', ''], 'map', options),
        operation('RESHAPE', ['map'], 'embedding'),
      ],
    });
    const good = floats('kernel', [1, 1, 1, 3], [1, 2, 3]);
    expect(refusal(conv(good))).toBe('accepted');
    expect(refusal(conv(floats('kernel', [1, 1, 1, 4], [1, 2, 3, 4])))).toBe(
      'CONV_2D (operation 0): its weights do not fit its input',
    );
    expect(refusal(conv({ ...good, shape: [1, 2, 2, 3] }))).toBe(
      'the tensor kernel: 12 bytes do not match the shape [1, 2, 2, 3]',
    );
    expect(refusal(conv({ ...good, shape: [1, 1, 1, 100_000_000] }))).toMatch(
      /the shape \[1, 1, 1, 100000000\] is not supported/,
    );
    expect(refusal(conv({ ...good, type: 5 }))).toMatch(/the type string is not supported/);
    const dilated = { ...window(0), 4: { int: 2 } };
    expect(refusal(conv(good, dilated))).toMatch(/dilations are not supported/);
    expect(refusal(conv(good, window(0, 0)))).toMatch(/its strides or its padding/);
  });
});
