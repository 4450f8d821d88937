import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { OnnxHints } from '../../contract/calls/models.js';
import { GraphBuilder } from '../../models/formats/onnx/graph-builder.js';
import { writeOnnx } from '../../models/formats/onnx/writer.js';
import { knownAntispoof } from '../../models/import/known-antispoof.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { antispoofFile } from '../vision/antispoof-models.js';
import { inspectOnnx } from '../vision/worker/inspect-onnx.js';
import { convertModel } from './conversion.js';
import { findModelFile } from './files.js';

/* Narrow nets with random weights (models/proof/minifasnet_values.py), and small ONNX files made here. */

const weights = readFileSync(
  fileURLToPath(new URL('../../models/proof/fixtures/minifasnet-v2.pth', import.meta.url)),
);

async function convert(name: string, bytes: Uint8Array, hints: OnnxHints = {}) {
  const folder = await temporaryFolder();
  const path = join(folder, name);
  await writeFile(path, bytes);
  const file = await findModelFile(path, path, folder);
  const { draftOf } = await convertModel([file], hints, (one) => inspectOnnx(one.path));
  return draftOf({ [antispoofFile]: '1234567890' });
}

/** The file with one piece of text exchanged for another of the same length. */
function exchanged(from: string, to: string): Uint8Array {
  const text = weights.toString('latin1');
  expect(text).toContain(from);
  expect(to).toHaveLength(from.length);
  return Buffer.from(text.replace(from, to), 'latin1');
}

/** An ONNX net that averages each channel: three values. */
function meansNet(shape: readonly number[], classes = 3): Uint8Array {
  const graph = new GraphBuilder('means');
  graph.input('in', shape);
  const mean = graph.add('GlobalAveragePool', 'mean', ['in']);
  graph.add('Flatten', 'out', [mean], { axis: 1 });
  graph.output('out', [1, classes]);
  return writeOnnx(graph.finish());
}

const values = { channels: 'bgr', mean: 0, deviation: 1 } as const;

test('weights from PyTorch get the input of the published code, and the crop from the hint or the name', async () => {
  const profile = {
    kind: 'antispoof',
    id: 'minifasnet-12345678',
    family: 'MiniFASNetV2',
    // The builder exchanges red and blue, so that RGB here is BGR there.
    feeding: { sidePx: 80, layout: 'nchw', channels: 'rgb', mean: 0, deviation: 1 },
    liveClass: 1,
  };
  expect(await convert('own.pth', weights, { cropScale: 3.5 })).toMatchObject({
    ...profile,
    cropScale: 3.5,
  });
  const named = await convert('4_0_0_80x80_MiniFASNetV2.pth', weights);
  expect(named).toMatchObject({ ...profile, cropScale: 4 });
});

test('an ONNX net with three classes is one too', async () => {
  expect(
    await convert('net.onnx', meansNet([1, 3, 80, 80]), {
      ...values,
      cropScale: 2.7,
      liveClass: 2,
    }),
  ).toMatchObject({
    kind: 'antispoof',
    id: 'antispoof-12345678',
    feeding: { input: 'in', output: 'out', sidePx: 80, channels: 'bgr' },
    cropScale: 2.7,
    liveClass: 2,
  });
});

test.each<[string, string, Uint8Array, OnnxHints, RegExp]>([
  [
    'a crop that nobody says',
    'own.pth',
    weights,
    {},
    /does not say how much .* Set “Crop scale” \(--crop-scale\)/,
  ],
  [
    'a class that is not there',
    'own.pth',
    weights,
    { cropScale: 2.7, liveClass: 3 },
    /has 3 classes, numbered from 0, and none with the number 3\. Set “Class of live faces” \(--live-class\)/,
  ],
  [
    'a foreign call',
    'foreign.pth',
    exchanged('ctorch._utils\n_rebuild_tensor_v2\n', 'cos\nsystem'.padEnd(32, '_') + '\n'),
    { cropScale: 2.7 },
    /not a file of MiniFASNet's weights \(its pickle uses Python's os\.system_+, which is not allowed\)\. Nothing in it was executed/,
  ],
  [
    'another net',
    'other.pth',
    exchanged('conv_6_dw.conv.weight', 'conv_9_dw.conv.weight'),
    { cropScale: 2.7 },
    /\(the layer conv_6_dw\.conv\.weight is missing\)/,
  ],
  ['a cut file', 'cut.pth', weights.subarray(0, 50_000), { cropScale: 2.7 }, /it is truncated/],
  [
    'another pickle',
    'list.pth',
    Uint8Array.of(0x80, 2, 0x5d, 0x2e),
    { cropScale: 2.7 },
    /a Python pickle, and not a file of PyTorch weights\. Nothing in it was executed/,
  ],
  [
    'an input that is no square',
    'wide.onnx',
    meansNet([1, 3, 60, 80]),
    { ...values, cropScale: 2.7 },
    /has 80 × 60 pixels, and only squares are supported/,
  ],
  [
    'a wrong size',
    'net.onnx',
    meansNet([1, 3, 80, 80]),
    { ...values, cropScale: 2.7, sidePx: 112 },
    /has 80 × 80 pixels, and not 112 × 112\. Leave “Input size” \(--side\) empty/,
  ],
  [
    'colours that nobody says',
    'net.onnx',
    meansNet([1, 3, 80, 80]),
    { cropScale: 2.7 },
    /does not say how its input is normalised/,
  ],
  [
    'grey pictures',
    'grey.onnx',
    meansNet([1, 1, 80, 80], 1),
    { ...values, cropScale: 2.7 },
    /no output with a value for each class|no dimension with three channels/,
  ],
])('%s is refused in one sentence', async (_, name, bytes, hints, why) => {
  await expect(convert(name, bytes, hints)).rejects.toMatchObject({
    code: 'model-unusable',
    message: expect.stringMatching(why) as string,
  });
});

test('the table has complete digests, and the crops of the published nets', () => {
  for (const [digest, { name, cropScale, liveClass }] of knownAntispoof) {
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(cropScale).toBe(name === 'MiniFASNetV2' ? 2.7 : 4);
    expect(liveClass).toBe(1);
  }
});
