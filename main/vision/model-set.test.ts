import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../storage/testing/folder.js';
import { bundledEmbedding } from './bundled-models.js';
import { modelIdOf } from './model-id.js';
import { activeModelsFile, modelsInUse, readModelSet } from './model-set.js';

const former = modelIdOf({}, bundledEmbedding('face-recognition')!);
const present = modelIdOf({}, bundledEmbedding('mobilefacenet')!);

/** A data folder whose people are enrolled with models; `text` replaces the file's contents. */
async function siteWith(models: readonly string[], text?: string): Promise<string> {
  const folder = await temporaryFolder();
  const people = models.map((modelId, index) => ({ subjectId: String(index), modelId }));
  const file = JSON.stringify({ version: 1, people });
  await writeFile(join(folder, 'people.json'), text ?? file);
  await writeFile(join(folder, 'people.json.last-good'), file);
  return folder;
}

async function embeddingIn(folder: string): Promise<string> {
  const { embedding } = await modelsInUse(folder);
  expect((await readModelSet({ folder })).embedding.id).toBe(embedding);
  return embedding;
}

test('the IDs in templates are unchanged', () => {
  expect(former).toBe('face-recognition-a14b8050+a2+flip');
  expect(present).toBe('mobilefacenet-21b99e4d+five-points+a2+flip');
});

test('a new data folder uses MobileFaceNet', async () => {
  expect(await embeddingIn(await temporaryFolder())).toBe('mobilefacenet');
  expect(await embeddingIn(await siteWith([]))).toBe('mobilefacenet');
  // People with a PIN only.
  expect(await embeddingIn(await siteWith(['']))).toBe('mobilefacenet');
  expect((await readModelSet({ folder: null })).embedding.id).toBe('mobilefacenet');
});

test('a site goes on with the net that its people are enrolled with', async () => {
  expect(await embeddingIn(await siteWith([former, '']))).toBe('face-recognition');
  expect(await embeddingIn(await siteWith([former, present]))).toBe('mobilefacenet');
  expect(await embeddingIn(await siteWith(['onnx-12345678-box+box+a2+flip']))).toBe(
    'mobilefacenet',
  );
});

test('a damaged list of people is not taken for an empty one', async () => {
  expect(await embeddingIn(await siteWith([former], '{"version":1,"peo'))).toBe('face-recognition');
});

test('a choice wins, and so does an option', async () => {
  const folder = await siteWith([former]);
  await mkdir(join(folder, 'models'));
  const active = { version: 1, embedding: 'mobilefacenet', detector: 'mtcnn' };
  await writeFile(activeModelsFile(folder), JSON.stringify(active));
  expect(await modelsInUse(folder)).toEqual({ embedding: 'mobilefacenet', detector: 'mtcnn' });
  const chosen = await readModelSet({ folder, embedding: 'face-recognition', detector: 'bundled' });
  expect(chosen).toMatchObject({ embedding: { id: 'face-recognition' }, detector: 'blazeface' });
});

test('a model of the other kind is refused', async () => {
  const folder = await temporaryFolder();
  await expect(readModelSet({ folder, embedding: 'mtcnn' })).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining('mtcnn is a detector') as string,
  });
  await expect(readModelSet({ folder, detector: 'mobilefacenet' })).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining('mobilefacenet is an embedding model') as string,
  });
});
