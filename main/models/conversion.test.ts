import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { catalogEntry } from '../../models/catalog.js';
import { knownModels, type KnownModel } from '../../models/import/known-models.js';
import { modelFile } from '../../models/store.js';
import { inspectOnnx } from '../vision/worker/inspect-onnx.js';
import { convertModel } from './conversion.js';
import { findModelFile } from './files.js';
import { embeddingFile } from '../vision/model-files.js';

/** The bundled embedding net: an ONNX file with an `embedding` output that is not in the table. */
const path = modelFile(catalogEntry('face-recognition'));
const file = await findModelFile(path, path, tmpdir());

const known = new Map<string, KnownModel>([
  [
    file.sha256,
    { name: 'Known', channels: 'bgr', mean: 12, deviation: 34, framing: 'box', sidePx: 150 },
  ],
]);

async function convert(hints: Parameters<typeof convertModel>[1], table = known) {
  const { draftOf } = await convertModel([file], hints, (one) => inspectOnnx(one.path), table);
  return draftOf({ [embeddingFile]: file.sha256 });
}

test('the digest of a known ONNX file determines its preprocessing', async () => {
  const profile = await convert({});
  expect(profile).toMatchObject({
    family: 'Known',
    feeding: { channels: 'bgr', mean: 12, deviation: 34, sidePx: 150, output: 'embedding' },
    framing: { kind: 'box' },
  });
});

test('each hint takes precedence', async () => {
  const profile = await convert({ channels: 'rgb', mean: 0, framing: 'five-points' });
  expect(profile).toMatchObject({
    feeding: { channels: 'rgb', mean: 0, deviation: 34 },
    framing: { kind: 'five-points' },
  });
});

test('an unknown file needs hints', async () => {
  const message = `${file.path} cannot be imported: an ONNX file does not say how its input is normalised`;
  await expect(convert({ channels: 'rgb', mean: 0 }, new Map())).rejects.toMatchObject({
    code: 'model-unusable',
    message: expect.stringContaining(message) as string,
  });
});

test('the table has complete SHA-256 digests and valid preprocessing', () => {
  for (const [digest, { sidePx, deviation }] of knownModels) {
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(sidePx).toBe(112);
    expect(deviation).toBeGreaterThanOrEqual(1);
  }
});
