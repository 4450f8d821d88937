import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { packageFolder } from '../build.js';
import { loadModel } from '../store.js';
import { inputSidePx, type ModelId } from '../catalog-entry.js';

/*
 * Compares the ONNX files with the packages' own runtime (TensorFlow.js on WebAssembly), on crops of the six
 * sample photos at each net's input size, so that resizing makes no difference.
 */

interface TfTensor {
  dataSync(): Float32Array;
}
interface Tf {
  setBackend(name: string): Promise<boolean>;
  ready(): Promise<void>;
  tensor3d(data: Float32Array, shape: number[]): TfTensor;
  tensor4d(data: Float32Array, shape: number[]): TfTensor;
  io: { fromMemory(artifacts: object): object };
  loadGraphModel(handler: object): Promise<{
    execute(input: TfTensor, outputs: string[]): TfTensor[];
  }>;
}
interface FaceApi {
  tf: Tf;
  NetInput: new (inputs: TfTensor[]) => object;
  nets: Record<
    'faceRecognitionNet' | 'faceLandmark68Net',
    {
      loadFromDisk(folder: string): Promise<void>;
      forwardInput(input: object): TfTensor;
      runNet(input: object): TfTensor;
    }
  >;
}

const require = createRequire(import.meta.url);
const faceApi = require('@vladmandic/face-api/dist/face-api.node-wasm.js') as FaceApi;
const { tf } = faceApi;
const photos = [1, 2, 3, 4, 5, 6].map((number) =>
  require.resolve(`@vladmandic/face-api/demo/sample${number}.jpg`),
);

beforeAll(async () => {
  const wasm = require('@tensorflow/tfjs-backend-wasm') as { setWasmPaths(folder: string): void };
  wasm.setWasmPaths(join(packageFolder('@tensorflow/tfjs-backend-wasm'), 'dist/'));
  await tf.setBackend('wasm');
  await tf.ready();
  const folder = join(packageFolder('@vladmandic/face-api'), 'model');
  await faceApi.nets.faceRecognitionNet.loadFromDisk(folder);
  await faceApi.nets.faceLandmark68Net.loadFromDisk(folder);
});

/** The square crop from the middle of a photo, NHWC and NCHW, RGB 0 to 255. */
async function crop(
  photo: string,
  sidePx: number,
): Promise<{ nhwc: Float32Array; nchw: Float32Array }> {
  const pixels = await sharp(photo)
    .resize(sidePx, sidePx, { fit: 'cover' })
    .removeAlpha()
    .raw()
    .toBuffer();
  const nhwc = Float32Array.from(pixels);
  const plane = sidePx * sidePx;
  const nchw = new Float32Array(nhwc.length);
  for (let at = 0; at < plane; at++) {
    for (let channel = 0; channel < 3; channel++)
      nchw[channel * plane + at] = nhwc[at * 3 + channel]!;
  }
  return { nhwc, nchw };
}

function session(id: ModelId): Promise<InferenceSession> {
  return loadModel(id).then((bytes) => InferenceSession.create(bytes, { intraOpNumThreads: 1 }));
}

async function run(net: InferenceSession, nchw: Float32Array, sidePx: number) {
  return net.run({ image: new Tensor('float32', nchw, [1, 3, sidePx, sidePx]) });
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((max, value, at) => Math.max(max, Math.abs(value - b[at]!)), 0);
}

test('embeddings differ by at most 1e-5', async () => {
  const net = await session('face-recognition');
  for (const photo of photos) {
    const { nhwc, nchw } = await crop(photo, 150);
    const ours = (await run(net, nchw, 150))['embedding']!.data as Float32Array;
    const input = new faceApi.NetInput([tf.tensor3d(nhwc, [150, 150, 3])]);
    const theirs = faceApi.nets.faceRecognitionNet.forwardInput(input).dataSync();
    expect(largestDifference(ours, theirs)).toBeLessThanOrEqual(1e-5);
  }
});

test.each(['face-recognition', 'face-landmark-68'] as const)(
  '%s gives the same results for a batch of two as for each alone',
  async (id) => {
    const net = await session(id);
    const sidePx = inputSidePx[id];
    const [first, second] = await Promise.all(photos.slice(0, 2).map((p) => crop(p, sidePx)));
    const alone: number[] = [];
    for (const { nchw } of [first!, second!]) {
      alone.push(...(Object.values(await run(net, nchw, sidePx))[0]!.data as Float32Array));
    }
    const both = new Float32Array(2 * first!.nchw.length);
    both.set(first!.nchw);
    both.set(second!.nchw, first!.nchw.length);
    const [together] = Object.values(
      await net.run({ image: new Tensor('float32', both, [2, 3, sidePx, sidePx]) }),
    );
    expect(
      largestDifference(together!.data as Float32Array, Float32Array.from(alone)),
    ).toBeLessThanOrEqual(1e-6);
  },
);

test('landmarks differ by at most 0.01 px', async () => {
  const net = await session('face-landmark-68');
  for (const photo of photos) {
    const { nhwc, nchw } = await crop(photo, 112);
    const ours = (await run(net, nchw, 112))['landmarks']!.data as Float32Array;
    const input = new faceApi.NetInput([tf.tensor3d(nhwc, [112, 112, 3])]);
    const theirs = faceApi.nets.faceLandmark68Net.runNet(input).dataSync();
    expect(largestDifference(ours, theirs) * 112).toBeLessThanOrEqual(0.01);
  }
});

test('the points of the mesh differ by at most 0.05 px', async () => {
  const net = await session('facemesh');
  const reference = await loadGraphModel('facemesh');
  for (const photo of photos) {
    const { nhwc, nchw } = await crop(photo, 192);
    const { mesh, face } = await run(net, nchw, 192);
    const input = tf.tensor4d(
      nhwc.map((value) => value / 255),
      [1, 192, 192, 3],
    );
    const [theirMesh, theirFace] = reference.execute(input, ['Identity_2', 'Identity_1']);
    expect(
      largestDifference(mesh!.data as Float32Array, theirMesh!.dataSync()),
    ).toBeLessThanOrEqual(0.05);
    expect(
      largestDifference(face!.data as Float32Array, theirFace!.dataSync()),
    ).toBeLessThanOrEqual(1e-3);
  }
});

describe.each([
  [
    'blazeface',
    256,
    1 / 127.5,
    -1,
    { Identity: 'scores16', Identity_1: 'scores32', Identity_2: 'boxes16', Identity_3: 'boxes32' },
  ],
  ['antispoof', 128, 1 / 255, 0, { Identity: 'real' }],
  ['liveness', 32, 1 / 255, 0, { Identity: 'live' }],
] as const)('%s', (id, sidePx, scale, offset, outputs) => {
  test('raw outputs differ by at most 1e-3', async () => {
    const net = await session(id);
    const reference = await loadGraphModel(id);
    for (const photo of photos) {
      const { nhwc, nchw } = await crop(photo, sidePx);
      const ours = await run(net, nchw, sidePx);
      const input = tf.tensor4d(
        nhwc.map((value) => value * scale + offset),
        [1, sidePx, sidePx, 3],
      );
      const theirs = reference.execute(input, Object.keys(outputs));
      const names = Object.values(outputs);
      for (const [index, tensor] of [theirs].flat().entries()) {
        const mine = ours[names[index]!]!.data as Float32Array;
        expect(largestDifference(mine, tensor.dataSync())).toBeLessThanOrEqual(1e-3);
      }
    }
  });
});

function loadGraphModel(id: string) {
  const folder = join(packageFolder('@vladmandic/human'), 'models');
  const model = JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')) as {
    modelTopology: object;
    weightsManifest: { weights: object[] }[];
  };
  const bytes = readFileSync(join(folder, `${id}.bin`));
  return tf.loadGraphModel(
    tf.io.fromMemory({
      modelTopology: model.modelTopology,
      weightSpecs: model.weightsManifest.flatMap((group) => group.weights),
      weightData: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
    }),
  );
}
