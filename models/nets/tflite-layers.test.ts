import { describe, expect, test } from 'vitest';
import { floats } from '../proof/tflite-writer.js';
import { run, operation, computed, embedding, window } from './testing/tflite-graphs.js';

describe('layers', () => {
  test('a convolution with padding, a stride and an activation', async () => {
    // One output: red − 2 · blue of the pixel, from the middle of a kernel of 3 × 3, plus 45.
    const kernel = Array.from({ length: 27 }, (_, at) => (at === 12 ? 1 : at === 14 ? -2 : 0));
    const conv = (padding: number, side: number, stride: number) => ({
      tensors: [
        floats('kernel', [1, 3, 3, 3], kernel),
        floats('bias', [1], [41]),
        computed('map', 1, side, side, 1),
        embedding(side * side),
      ],
      operations: [
        operation('CONV_2D', ['input', 'kernel', 'bias'], 'map', {
          ...window(padding, stride),
          3: { byte: 1 },
        }),
        operation('RESHAPE', ['map'], 'embedding'),
      ],
    });
    // Pixel p gives 41 + p − 2 · (20 + p) = 1 − p, and the activation ends at 0.
    expect(await run(conv(0, 2, 1))).toEqual([1, 0, 0, 0]);
    // With a stride of two, SAME pads at the end: the window's middle is on pixel 3.
    expect(await run(conv(0, 1, 2))).toEqual([0]);
  });

  test('a convolution exchanges the dimensions of its kernels, without padding', async () => {
    // Two outputs from a kernel of 1 × 2: the left pixel's red; the right pixel's green.
    const kernel = [1, 0, 0, 0, 0, 0, /* second */ 0, 0, 0, 0, 1, 0];
    const graph = {
      tensors: [floats('kernel', [2, 1, 2, 3], kernel), computed('map', 1, 2, 1, 2), embedding(4)],
      operations: [
        operation('CONV_2D', ['input', 'kernel', ''], 'map', window(1)),
        operation('RESHAPE', ['map'], 'embedding'),
      ],
    };
    expect(await run(graph)).toEqual([0, 11, 2, 13]);
  });

  test('a depthwise convolution has a kernel for each channel, and several per channel', async () => {
    const kernel = Array.from({ length: 4 }, (_, at) => [1, at, 10, 0, 0, at === 3 ? 1 : 0]).flat();
    const graph = {
      tensors: [floats('kernel', [1, 2, 2, 6], kernel), computed('map', 1, 1, 1, 6), embedding(6)],
      operations: [
        operation('DEPTHWISE_CONV_2D', ['input', 'kernel', ''], 'map', {
          ...window(1),
          3: { int: 2 },
        }),
        operation('RESHAPE', ['map'], 'embedding'),
      ],
    };
    // Sum of red; red weighted by 0 to 3; 10 · sum of green; 0; 0; the last blue.
    expect(await run(graph)).toEqual([6, 14, 460, 0, 0, 23]);
  });

  test('a fully connected layer flattens a picture, and clips at 6', async () => {
    const first = Array.from({ length: 12 }, (_, at) => (at === 3 ? 2 : 0));
    const second = Array.from({ length: 12 }, (_, at) => (at === 11 ? 1 : 0));
    const graph = {
      tensors: [
        floats('weights', [2, 12], [...first, ...second]),
        floats('bias', [2], [0.5, 0]),
        embedding(2),
      ],
      operations: [
        operation('FULLY_CONNECTED', ['input', 'weights', 'bias'], 'embedding', {
          0: { byte: 3 },
        }),
      ],
    };
    expect(await run(graph)).toEqual([2.5, 6]);
  });

  test.each([
    ['MAX_POOL_2D', [3, 13, 23]],
    ['AVERAGE_POOL_2D', [1.5, 11.5, 21.5]],
  ] as const)('%s', async (op, expected) => {
    const graph = {
      tensors: [computed('map', 1, 1, 1, 3), embedding(3)],
      operations: [
        operation(op, ['input'], 'map', { ...window(1, 2), 3: { int: 2 }, 4: { int: 2 } }),
        operation('SQUEEZE', ['map'], 'embedding'),
      ],
    };
    expect(await run(graph)).toEqual(expected);
  });
});
