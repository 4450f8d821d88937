import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { catalogEntry } from '../catalog.js';
import { readGraphDef } from '../formats/graph-def/graph-def.js';
import { tensorFlowNet } from '../import/tensorflow-net.js';
import { writeOnnx } from '../formats/onnx/writer.js';
import { modelFile } from '../store.js';
import { frozenBundledNet } from './frozen-bundled-net.js';

async function embeddingBy(model: Uint8Array | string, image: Tensor): Promise<number[]> {
  const options = { intraOpNumThreads: 1 };
  const session =
    typeof model === 'string'
      ? await InferenceSession.create(model, options)
      : await InferenceSession.create(model, options);
  const { embedding } = await session.run({ image });
  const values = Array.from(embedding!.data as Float32Array);
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}

test('the imported frozen graph gives the same embeddings as the bundled net', async () => {
  const net = tensorFlowNet(readGraphDef(await frozenBundledNet()), () => 'fixed');
  expect(net).toMatchObject({ sidePx: 150, fusedBatchNorm: true });
  const pixels = Float32Array.from({ length: 3 * 150 * 150 }, (_, at) => (at * 7919) % 256);
  const image = new Tensor('float32', pixels, [1, 3, 150, 150]);
  const ours = await embeddingBy(writeOnnx(net.graph), image);
  const bundled = await embeddingBy(modelFile(catalogEntry('face-recognition')), image);
  const differences = ours.map((value, at) => Math.abs(value - bundled[at]!));
  // Measured: 8e-8.
  expect(Math.max(...differences)).toBeLessThan(1e-5);
});
