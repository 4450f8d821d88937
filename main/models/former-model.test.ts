import { readFile } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openDataFolder, type DataFolder } from '../app/data-folder.js';
import { newSite, type AttackedSite } from '../app/testing/attacked-site.js';
import { bundledEmbedding } from '../vision/bundled-models.js';
import { modelIdOf } from '../vision/model-id.js';
import { readModelSet } from '../vision/model-set.js';

const former = modelIdOf({}, bundledEmbedding('face-recognition')!);
const present = modelIdOf({}, bundledEmbedding('mobilefacenet')!);

/** A site that has chosen no model, whose two people are enrolled with these ones. */
async function siteWith(...models: readonly [string, string]): Promise<AttackedSite> {
  const site = await newSite();
  const data = await openDataFolder({ folder: site.data, notify: () => undefined });
  const { register } = data.people.store;
  await register.write(register.all.map((one, index) => ({ ...one, modelId: models[index]! })));
  await data.close();
  return site;
}

async function opened({ data: folder }: AttackedSite): Promise<DataFolder> {
  const data = await openDataFolder({ folder, notify: () => undefined });
  onTestFinished(() => data.close());
  return data;
}

test('a site keeps the net with which its people were enrolled', async () => {
  const site = await siteWith(former, '');
  const { recognition, models } = await opened(site);
  expect(recognition.modelId).toBe(former);
  expect(models.inUse).toEqual({ embedding: 'face-recognition', detector: null });
  // The inference process reads the choice from the file.
  expect((await readModelSet({ folder: site.data })).embedding.id).toBe('face-recognition');
  const text = await readFile(site.path('models/active.json'), 'utf8');
  expect(JSON.parse(text)).toHaveProperty('proof.mac');
});

test.each([
  ['with both nets', former, present],
  ['with an imported net', 'onnx-12345678-box+box+a2+flip', ''],
  ['with a PIN only', '', ''],
])('a site whose people are enrolled %s uses the default net', async (_what, ...models) => {
  const site = await siteWith(...models);
  const data = await opened(site);
  expect(data.recognition.modelId).toBe(present);
  expect(data.models.inUse.embedding).toBeNull();
});

test('a choice wins', async () => {
  const site = await siteWith(former, former);
  const before = await openDataFolder({ folder: site.data, notify: () => undefined });
  await before.models.use({ embedding: 'mobilefacenet', detector: null });
  await before.close();
  expect((await opened(site)).recognition.modelId).toBe(present);
});
