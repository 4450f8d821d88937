import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { graphNet } from './graph-net.js';
import { writeOnnx } from '../formats/onnx/writer.js';
import { readGraphModel } from '../formats/tfjs/graph.js';
import { readWeights } from '../formats/tfjs/weights.js';

/* Graphs small enough to compute by hand, in the format of TensorFlow.js and run by ONNX Runtime. */

interface RawNode {
  name: string;
  op: string;
  input?: string[];
  attr?: Record<string, object>;
}
interface RawWeight {
  name: string;
  shape: number[];
  values: Float32Array | Int32Array;
}

const text = (value: string) => ({ s: Buffer.from(value).toString('base64') });
const texts = (...values: string[]) => ({ list: { s: values.map((value) => text(value).s) } });
const integers = (...values: number[]) => ({ list: { i: values.map(String) } });
const image: RawNode = { name: 'input', op: 'Placeholder' };

/** The ONNX bytes of a graph for 2 × 2 images with the output node `out`. */
function convert(nodes: RawNode[], weights: RawWeight[] = [], shape = [1, 12]): Uint8Array {
  const constants = weights.map(({ name }) => ({ name, op: 'Const' }));
  const manifest = weights.map(({ name, shape, values }) => ({
    name,
    shape,
    dtype: values instanceof Int32Array ? 'int32' : 'float32',
  }));
  const model = readGraphModel(
    JSON.stringify({
      modelTopology: { node: [...nodes, ...constants] },
      weightsManifest: [{ paths: ['a.bin'], weights: manifest }],
    }),
  );
  const bytes = Buffer.concat(weights.map(({ values }) => Buffer.from(values.buffer)));
  const options = { name: 'test', sidePx: 2, scale: 0.5, offset: -1 };
  const outputs = { out: { name: 'result', shape } };
  return writeOnnx(
    graphNet(model, readWeights(model.weightsManifest, bytes), { ...options, outputs }),
  );
}

/** Runs a graph on the image whose value in channel c, row y, column x is 100c + 10y + x. */
async function run(onnx: Uint8Array): Promise<number[]> {
  const session = await InferenceSession.create(onnx, { intraOpNumThreads: 1 });
  const pixels = Float32Array.of(0, 1, 10, 11, 100, 101, 110, 111, 200, 201, 210, 211);
  const { result } = await session.run({ image: new Tensor('float32', pixels, [1, 3, 2, 2]) });
  return Array.from(result?.data as Float32Array);
}

const flat: RawWeight = { name: 'shape', shape: [2], values: Int32Array.of(1, -1) };
const window = { data_format: text('NHWC'), dilations: integers(1, 1, 1, 1) };

test('the input is normalised, and a flattened feature map is in TensorFlow’s order (NHWC)', async () => {
  // The nodes come after those that use them, and inputs have output numbers.
  const onnx = convert(
    [{ name: 'out', op: 'Reshape', input: ['input:0', 'shape'] }, image],
    [flat],
  );
  const pixels = [0, 100, 200, 1, 101, 201, 10, 110, 210, 11, 111, 211];
  expect(await run(onnx)).toEqual(pixels.map((value) => value * 0.5 - 1));
});

test('a SAME convolution pads on the right and below, and includes its fused operations', async () => {
  // One output: the red channel one row and one column after the window's start, plus 1.
  const filters = new Float32Array(2 * 2 * 3);
  filters[(1 * 2 + 1) * 3] = 1;
  const onnx = convert(
    [
      image,
      {
        name: 'out',
        op: '_FusedConv2D',
        input: ['input', 'filters', 'bias'],
        attr: {
          ...window,
          strides: integers(1, 1, 1, 1),
          padding: text('SAME'),
          fused_ops: texts('BiasAdd', 'Relu'),
        },
      },
    ],
    [
      { name: 'filters', shape: [2, 2, 3, 1], values: filters },
      { name: 'bias', shape: [1], values: Float32Array.of(1) },
    ],
    [1, 1, 2, 2],
  );
  // Red at (1, 1) is 11 · 0.5 − 1 = 4.5; the other windows contain the padding's 0.
  expect(await run(onnx)).toEqual([5.5, 1, 1, 1]);
});

test('a constant with one value per channel is added to every pixel of its channel', async () => {
  const onnx = convert(
    [image, { name: 'out', op: 'AddV2', input: ['input', 'shift'] }],
    [{ name: 'shift', shape: [3], values: Float32Array.of(1, -49, -99) }],
    [1, 3, 2, 2],
  );
  const once = [0, 0.5, 5, 5.5];
  expect(await run(onnx)).toEqual([...once, ...once, ...once]);
});

test('a PReLU has a slope per channel, alone and fused into a convolution', async () => {
  // The red channel less 4, and less 5.
  const convolution = {
    ...window,
    strides: integers(1, 1, 1, 1),
    padding: text('VALID'),
    fused_ops: texts('BiasAdd', 'Prelu'),
  };
  const onnx = convert(
    [
      image,
      {
        name: 'convolved',
        op: '_FusedConv2D',
        input: ['input', 'filters', 'bias', 'slopes'],
        attr: convolution,
      },
      { name: 'out', op: 'Prelu', input: ['convolved', 'further'] },
      { name: 'unused', op: 'NotSupported', input: ['convolved'] },
    ],
    [
      { name: 'filters', shape: [1, 1, 3, 2], values: Float32Array.of(1, 1, 0, 0, 0, 0) },
      { name: 'bias', shape: [2], values: Float32Array.of(-4, -5) },
      { name: 'slopes', shape: [1, 1, 2], values: Float32Array.of(0.5, 0.25) },
      { name: 'further', shape: [1, 1, 2], values: Float32Array.of(2, -4) },
    ],
    [1, 2, 2, 2],
  );
  // Red is −1, −0.5, 4, 4.5. Slope 0.5 and then 2; slope 0.25, and then −4.
  expect(await run(onnx)).toEqual([-5, -4.5, 0, 0.5, 6, 5.5, 1, 0.5]);
});

test('padding is converted from NHWC pairs to NCHW', async () => {
  const onnx = convert(
    [
      image,
      { name: 'padded', op: 'Pad', input: ['input', 'pads'] },
      { name: 'out', op: 'Reshape', input: ['padded', 'shape'] },
    ],
    [{ name: 'pads', shape: [4, 2], values: Int32Array.of(0, 0, 0, 1, 0, 0, 1, 0) }, flat],
    [1, 24],
  );
  // One more row at the bottom, and one more channel before the others.
  const red = [-1, -0.5, 4, 4.5];
  const pixels = red.flatMap((value) => [0, value, value + 50, value + 100]);
  expect(await run(onnx)).toEqual([...pixels, ...new Array<number>(8).fill(0)]);
});

describe('unsupported nodes are named', () => {
  const kernel: RawWeight = { name: 'w', shape: [1, 1, 3, 1], values: Float32Array.of(1, 1, 1) };
  const convolution = { ...window, strides: integers(1, 1, 1, 1), padding: text('SAME') };
  const pool = { ...convolution, ksize: integers(1, 2, 2, 1) };
  test.each<[string, Partial<RawNode>, RegExp]>([
    ['operation', { op: 'FusedBatchNormV3' }, /FusedBatchNormV3 \(node out\) is not supported/],
    [
      'fused operation',
      { op: '_FusedConv2D', attr: { ...convolution, fused_ops: texts('LeakyRelu') } },
      /LeakyRelu \(node out\) is not supported/,
    ],
    [
      'second fused operation',
      { op: '_FusedConv2D', attr: { ...convolution, fused_ops: texts('Relu', 'Sigmoid') } },
      /Relu, Sigmoid \(node out\) is not supported/,
    ],
    [
      'dilation',
      { op: '_FusedConv2D', attr: { ...convolution, dilations: integers(1, 2, 2, 1) } },
      /dilations of _FusedConv2D \(node out\)/,
    ],
    [
      'padding',
      { op: 'MaxPool', attr: { ...pool, padding: text('EXPLICIT') } },
      /padding EXPLICIT of MaxPool \(node out\)/,
    ],
    [
      'layout',
      { op: 'MaxPool', attr: { ...pool, data_format: text('NCHW') } },
      /layout NCHW of MaxPool \(node out\)/,
    ],
    [
      'transposed matrix',
      { op: '_FusedMatMul', attr: { transpose_b: { b: true } } },
      /transposed input of _FusedMatMul \(node out\)/,
    ],
    [
      'slopes per pixel',
      { op: 'Prelu', input: ['input', 'w'] },
      /slopes \[1, 1, 3, 1\] of Prelu \(node out\) are not one per channel/,
    ],
    ['missing node', { op: 'Relu', input: ['nowhere'] }, /nowhere is used but missing/],
    ['missing input', { op: 'Relu', input: [] }, /Relu \(node out\) has no input 0/],
    ['cycle', { op: 'Relu', input: ['out'] }, /a cycle at out/],
  ])('%s', (_what, node, message) => {
    const out = { name: 'out', op: 'Relu', input: ['input', 'w'], ...node };
    expect(() => convert([image, out], [kernel])).toThrow(message);
  });

  test('a file that is not a graph model is refused with the field', () => {
    const model = { modelTopology: { node: [{ name: 'a' }] }, weightsManifest: [] };
    expect(() => readGraphModel(JSON.stringify(model))).toThrow(/modelTopology\.node\.0\.op/);
  });
});
