import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { bundledCalibration } from '../../gallery/calibrations.js';
import { Gallery } from '../../gallery/gallery.js';
import { makeTemplate } from '../../gallery/template.js';
import { SealedFolder } from '../../storage/sealed-folder.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { Templates } from './templates.js';

const key = Buffer.alloc(32, 7);
const ada = { subjectId: 'ada', name: 'Ada', samples: 1, modelId: 'm', enrolledAt: '' };

function templatesOf(folder: string, modelId: string, dimension: number): Templates {
  const options = { modelId, dimension, calibration: bundledCalibration, targetFpir: 0.001 };
  return new Templates(new Gallery(options), new SealedFolder(folder, key));
}
const template = (modelId: string, values: number[]) =>
  makeTemplate(modelId, [Float32Array.from(values)], [1]);
const small = template('small', [1, 0]);
const large = template('large', [0, 1, 0]);

test('a template of another model stays beside the new one, and is used when its model is', async () => {
  const folder = await temporaryFolder();
  const templates = templatesOf(folder, 'small', 2);
  await templates.put('ada', small);
  await templates.put('ada', large);
  for (const [modelId, made] of [
    ['small', small],
    ['large', large],
  ] as const) {
    const again = templatesOf(folder, modelId, made.embedding.length);
    await again.load(ada);
    expect(again.problemOf('ada')).toBeNull();
    expect(again.gallery.distanceTo('ada', made.embedding)).toBe(0);
    expect(await again.ids()).toEqual(['ada']);
  }
});

test('enrolled anew with the first model, the newest of each model is used', async () => {
  const folder = await temporaryFolder();
  const templates = templatesOf(folder, 'small', 2);
  const newer = template('small', [0, 1]);
  for (const one of [small, large, newer]) await templates.put('ada', one);
  expect(await templates.of('ada', 'Ada')).toEqual(newer);
  expect(await templates.of('ada', 'Ada', 'large')).toEqual(large);
  expect(await readdir(folder)).toHaveLength(2);
});

test('of a model that nobody made one by, the person says so and is not compared', async () => {
  const folder = await temporaryFolder();
  await templatesOf(folder, 'small', 2).put('ada', small);
  const other = templatesOf(folder, 'large', 3);
  await other.load(ada);
  expect(other.problemOf('ada')).toContain('made by small');
  expect(other.gallery.has('ada')).toBe(false);
});

test('erasing somebody erases the templates of all models', async () => {
  const folder = await temporaryFolder();
  const templates = templatesOf(folder, 'small', 2);
  for (const one of [small, large]) await templates.put('ada', one);
  await templates.put('adam', small);
  expect(await templates.purgedOf('ada')).toHaveLength(2);
  await templates.erase('ada');
  expect(await readdir(folder)).toEqual(['adam.sealed']);
});
