import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { sharedData } from '../../main/base/testing/shared-data.js';
import { catalogEntry } from '../catalog.js';
import { readLayerWeights } from '../formats/npy/layer-weights.js';
import { writeOnnx } from '../formats/onnx/writer.js';
import { packageFolder } from '../build.js';
import { loadModel, sha256 } from '../store.js';
import { outputNet, proposalNet, refinementNet } from './mtcnn-nets.js';

/* Models from TensorFlow Lite files against TensorFlow Lite, and against the same weights in other files. */

const sidePx = 112;

/** The pictures of models/proof/tflite_values.py, as planes. */
function picture(number: number): Float32Array {
  let state = number;
  const rows = Array.from({ length: sidePx }, () =>
    Array.from({ length: sidePx }, () =>
      [0, 1, 2].map(() => {
        state = (Math.imul(1664525, state) + 1013904223) >>> 0;
        return state >>> 24;
      }),
    ),
  );
  const planes = new Float32Array(3 * sidePx * sidePx);
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < sidePx; x++) {
      const near = number % 2 === 1 ? row.slice(Math.max(0, x - 7), x + 1) : [row[x]!];
      for (let colour = 0; colour < 3; colour++) {
        const sum = near.reduce((total, pixel) => total + pixel[colour]!, 0);
        planes[(colour * sidePx + y) * sidePx + x] = Math.floor(sum / near.length);
      }
    }
  }
  return planes;
}

function unit(values: ArrayLike<number>): number[] {
  const numbers = Array.from(values);
  const length = Math.hypot(...numbers);
  return numbers.map((value) => value / length);
}

test('embeddings of MobileFaceNet differ from TensorFlow Lite’s by at most 1e-5', async () => {
  const expected = JSON.parse(
    readFileSync(new URL('../proof/fixtures/mobilefacenet.json', import.meta.url), 'utf8'),
  ) as number[][];
  const net = await InferenceSession.create(await loadModel('mobilefacenet'), {
    intraOpNumThreads: 1,
  });
  const size = 3 * sidePx * sidePx;
  const pictures = new Float32Array(expected.length * size);
  for (const at of expected.keys()) pictures.set(picture(at), at * size);
  const image = new Tensor('float32', pictures, [expected.length, 3, sidePx, sidePx]);
  const { embedding } = await net.run({ image });
  expect(embedding!.dims).toEqual([expected.length, 192]);
  const errors = expected.flatMap((values, at) => {
    const ours = (embedding!.data as Float32Array).subarray(at * 192, (at + 1) * 192);
    const [one, other] = [unit(ours), unit(values)];
    return one.map((value, index) => Math.abs(value - other[index]!));
  });
  expect(Math.max(...errors)).toBeLessThanOrEqual(1e-5);
  // The pictures differ, and so do their embeddings.
  const [first, second] = [unit(expected[0]!), unit(expected[1]!)];
  expect(Math.hypot(...first.map((value, at) => value - second[at]!))).toBeGreaterThan(0.1);
});

test('PReLU is recognised and written in the form that ONNX Runtime computes fastest, and none of its parts remain', () => {
  const { build, package: name, weights } = catalogEntry('mobilefacenet');
  const { nodes } = build('', readFileSync(join(packageFolder(name), weights.path)));
  const count = (op: string): number => nodes.filter((node) => node.op === op).length;
  const prelus = 33;
  expect(count('Relu')).toBe(prelus);
  // With the normalisation of the input, and the sums of the residual blocks.
  expect(count('Mul')).toBe(2 * prelus + 1);
  expect(count('Add')).toBe(prelus + 12);
  expect(count('Abs') + count('Neg') + count('PRelu')).toBe(0);
});

const { path: npy, isThere } = sharedData('mtcnn');

test.skipIf(!isThere).each([
  ['mtcnn-p', proposalNet, 'det1.npy'],
  ['mtcnn-r', refinementNet, 'det2.npy'],
  ['mtcnn-o', outputNet, 'det3.npy'],
] as const)('%s is byte by byte the net that %s of facenet gives', (id, net, file) => {
  const bytes = readFileSync(join(npy, file));
  expect(sha256(writeOnnx(net(readLayerWeights(bytes, file))))).toBe(catalogEntry(id).sha256);
});
