import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { writeOnnx } from '../formats/onnx/writer.js';
import { readTflite } from '../formats/tflite/tflite.js';
import {
  floats,
  integers,
  tfliteBytes,
  type OperationToWrite,
  type TensorToWrite,
} from '../proof/tflite-writer.js';
import { tfliteNet } from './tflite-net.js';

/*
 * Small graphs with the operations of published networks, run by ONNX Runtime. The input is a picture of 2 × 2
 * pixels whose value in channel c at pixel p is 10c + p. Expected values are computed by hand.
 */

const pixels = Float32Array.from({ length: 12 }, (_, at) => 10 * Math.floor(at / 4) + (at % 4));

interface Graph {
  readonly tensors: readonly TensorToWrite[];
  readonly operations: readonly OperationToWrite[];
}

/** A graph from the tensor `input` to the tensor `embedding`. */
function bytesOf({ tensors, operations }: Graph): Uint8Array {
  return tfliteBytes({
    tensors: [{ name: 'input', shape: [1, 2, 2, 3] }, ...tensors],
    operations,
    inputs: ['input'],
    outputs: ['embedding'],
  });
}

async function run(graph: Graph): Promise<number[]> {
  const net = tfliteNet(readTflite(bytesOf(graph)), 'test', null);
  const session = await InferenceSession.create(writeOnnx(net.graph), { logSeverityLevel: 3 });
  // A batch of two, though the file says one.
  const both = new Float32Array(24);
  both.set(pixels);
  both.set(pixels, 12);
  const { embedding } = await session.run({ image: new Tensor('float32', both, [2, 3, 2, 2]) });
  expect(embedding!.dims).toEqual([2, net.dimension]);
  const values = [...(embedding!.data as Float32Array)].map((x) => Math.round(x * 1e4) / 1e4);
  expect(values.slice(net.dimension)).toEqual(values.slice(0, net.dimension));
  return values.slice(0, net.dimension);
}

function refusal(graph: Graph): string {
  try {
    tfliteNet(readTflite(bytesOf(graph)), 'test', null);
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
}

function operation(
  op: string,
  inputs: readonly string[],
  output: string,
  options: NonNullable<OperationToWrite['options']> = {},
): OperationToWrite {
  return { op, inputs, outputs: [output], options };
}

const computed = (name: string, ...shape: number[]): TensorToWrite => ({ name, shape });
const embedding = (size: number): TensorToWrite => computed('embedding', 1, size);
/** Strides of one and the padding 0 (SAME) or 1 (VALID), for CONV_2D and its kin. */
const window = (padding: number, stride = 1) => ({
  0: { byte: padding },
  1: { int: stride },
  2: { int: stride },
});
/** The input, flattened: pixel by pixel, channels last. */
const inFileOrder = [0, 10, 20, 1, 11, 21, 2, 12, 22, 3, 13, 23];

test('a flattened picture has the order of the file', async () => {
  const graph = {
    tensors: [embedding(12)],
    operations: [operation('RESHAPE', ['input'], 'embedding')],
  };
  expect(await run(graph)).toEqual(inFileOrder);
});

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

/** The means of the channels, 1.5, 11.5 and 21.5, as a vector. */
const means = {
  tensors: [integers('axes', [1, 2]), computed('means', 1, 3), embedding(3)],
  operations: [operation('MEAN', ['input', 'axes'], 'means')],
};

function onMeans(
  operations: readonly OperationToWrite[],
  ...tensors: readonly TensorToWrite[]
): Graph {
  return {
    tensors: [...means.tensors, ...tensors],
    operations: [...means.operations, ...operations],
  };
}

describe('elements', () => {
  test.each<[string, readonly number[], number[]]>([
    ['ADD', [1, 2, 3], [2.5, 13.5, 24.5]],
    ['SUB', [1, 2, 3], [0.5, 9.5, 18.5]],
    ['MUL', [2], [3, 23, 43]],
    ['DIV', [2], [0.75, 5.75, 10.75]],
    ['MAXIMUM', [12], [12, 12, 21.5]],
    ['MINIMUM', [12], [1.5, 11.5, 12]],
  ])('%s with constants', async (op, values, expected) => {
    const constant = floats('c', [values.length], values);
    expect(await run(onMeans([operation(op, ['means', 'c'], 'embedding')], constant))).toEqual(
      expected,
    );
  });

  test('a constant may be the first operand', async () => {
    const graph = onMeans([operation('SUB', ['c', 'means'], 'embedding')], floats('c', [1], [20]));
    expect(await run(graph)).toEqual([18.5, 8.5, -1.5]);
  });

  test.each<[string, number[]]>([
    ['RELU', [0, 0, 1.5]],
    ['RELU6', [0, 0, 1.5]],
    ['ABS', [18.5, 8.5, 1.5]],
    ['NEG', [18.5, 8.5, -1.5]],
    ['SQUARE', [342.25, 72.25, 2.25]],
    ['LOGISTIC', [0, 0.0002, 0.8176]],
    ['L2_NORMALIZATION', [-0.9062, -0.4164, 0.0735]],
  ])('%s', async (op, expected) => {
    const graph = onMeans(
      [operation('SUB', ['means', 'c'], 'less'), operation(op, ['less'], 'embedding')],
      floats('c', [], [20]),
      computed('less', 1, 3),
    );
    expect(await run(graph)).toEqual(expected);
  });

  test('a length written out: square, sum, root', async () => {
    const graph = onMeans(
      [
        operation('SQUARE', ['means'], 'squares'),
        operation('SUM', ['squares', 'last'], 'sum'),
        operation('RSQRT', ['sum'], 'inverse'),
        operation('MUL', ['means', 'inverse'], 'embedding'),
      ],
      integers('last', [-1]),
      computed('squares', 1, 3),
      computed('sum', 1, 1),
      computed('inverse', 1, 1),
    );
    expect(await run(graph)).toEqual([0.0614, 0.4708, 0.8801]);
  });

  test('channels are concatenated', async () => {
    const graph = {
      tensors: [
        integers('axes', [1, 2]),
        computed('both', 1, 2, 2, 6),
        embedding(6),
        computed('negative', 1, 2, 2, 3),
      ],
      operations: [
        operation('NEG', ['input'], 'negative'),
        operation('CONCATENATION', ['input', 'negative'], 'both', { 0: { int: 3 } }),
        operation('MEAN', ['both', 'axes'], 'embedding'),
      ],
    };
    expect(await run(graph)).toEqual([1.5, 11.5, 21.5, -1.5, -11.5, -21.5]);
  });

  test('padding adds zeros', async () => {
    const graph = {
      tensors: [
        { ...integers('pads', [0, 0, 1, 0, 0, 1, 0, 0]), shape: [4, 2] },
        computed('padded', 1, 3, 3, 3),
        embedding(27),
      ],
      operations: [
        operation('PAD', ['input', 'pads'], 'padded'),
        operation('RESHAPE', ['padded'], 'embedding'),
      ],
    };
    const red = (await run(graph)).filter((_, at) => at % 3 === 0);
    expect(red).toEqual([0, 0, 0, 0, 1, 0, 2, 3, 0]);
  });
});

describe('PReLU', () => {
  const less = [operation('SUB', ['means', 'c'], 'x')];
  const tensors = [floats('c', [], [20]), floats('slopes', [3], [0.25, 0.5, 1])];
  const named = (...names: string[]): TensorToWrite[] => names.map((name) => computed(name, 1, 3));
  /** x is −18.5, −8.5 and 1.5. */
  const ways: [string, OperationToWrite[], number[]][] = [
    [
      'with the absolute value (twice the slope)',
      [
        operation('RELU', ['x'], 'r'),
        operation('ABS', ['x'], 'a'),
        operation('SUB', ['x', 'a'], 'd'),
        operation('MUL', ['slopes', 'd'], 'm'),
        operation('ADD', ['r', 'm'], 'embedding'),
      ],
      [-9.25, -8.5, 1.5],
    ],
    [
      'with two negations',
      [
        operation('RELU', ['x'], 'r'),
        operation('NEG', ['x'], 'a'),
        operation('RELU', ['a'], 'd'),
        operation('NEG', ['d'], 'n'),
        operation('MUL', ['slopes', 'n'], 'm'),
        operation('ADD', ['m', 'r'], 'embedding'),
      ],
      [-4.625, -4.25, 1.5],
    ],
    [
      'as Keras does (slopes negated)',
      [
        operation('RELU', ['x'], 'r'),
        operation('NEG', ['x'], 'a'),
        operation('RELU', ['a'], 'd'),
        operation('MUL', ['d', 'slopes'], 'm'),
        operation('ADD', ['r', 'm'], 'embedding'),
      ],
      [4.625, 4.25, 1.5],
    ],
    ['as one operation', [operation('PRELU', ['x', 'slopes'], 'embedding')], [-4.625, -4.25, 1.5]],
  ];

  test.each(ways)('%s', async (_, operations, expected) => {
    const graph = onMeans(
      [...less, ...operations],
      ...tensors,
      ...named('x', 'r', 'a', 'd', 'n', 'm'),
    );
    const { graph: onnx } = tfliteNet(readTflite(bytesOf(graph)), 'test', null);
    expect(onnx.nodes.map(({ op }) => op)).toEqual(['ReduceMean', 'Sub', 'PRelu', 'Identity']);
    expect(await run(graph)).toEqual(expected);
  });

  test('a sum that only looks like it stays a sum', async () => {
    const graph = onMeans(
      [
        ...less,
        operation('RELU', ['x'], 'r'),
        // Of another value than the ReLU.
        operation('ABS', ['means'], 'a'),
        operation('SUB', ['x', 'a'], 'd'),
        operation('MUL', ['slopes', 'd'], 'm'),
        operation('ADD', ['r', 'm'], 'embedding'),
      ],
      ...tensors,
      ...named('x', 'r', 'a', 'd', 'm'),
    );
    expect(await run(graph)).toEqual([-5, -10, -18.5]);
  });
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
