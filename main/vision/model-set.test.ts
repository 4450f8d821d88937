import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../storage/testing/folder.js';
import { bundledEmbedding } from './bundled-models.js';
import { modelIdOf } from './model-id.js';
import { modelsInUse, readModelSet } from './model-set.js';
import { activeModelsFile } from './model-files.js';

const former = modelIdOf({}, bundledEmbedding('face-recognition')!);
const present = modelIdOf({}, bundledEmbedding('mobilefacenet')!);

test('the IDs in templates are unchanged', () => {
  expect(former).toBe('face-recognition-a14b8050+a2+flip');
  expect(present).toBe('mobilefacenet-21b99e4d+five-points+a2+flip');
});

test('a new data folder uses MobileFaceNet', async () => {
  const folder = await temporaryFolder();
  expect(await modelsInUse(folder)).toEqual({ embedding: 'mobilefacenet', detector: 'blazeface' });
  expect((await readModelSet({ folder })).embedding.id).toBe('mobilefacenet');
  expect((await readModelSet({ folder: null })).embedding.id).toBe('mobilefacenet');
});

test('a choice wins, and so does an option', async () => {
  const folder = await temporaryFolder();
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
