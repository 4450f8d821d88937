import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { bundledCalibrations } from '../../gallery/calibrations.js';
import { Gallery } from '../../gallery/gallery.js';
import { makeTemplate } from '../../gallery/template.js';
import { SealedFolder } from '../../storage/sealed-folder.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { Templates } from './templates.js';

const key = Buffer.alloc(32, 7);
const ada = { subjectId: 'ada', name: 'Ada', samples: 1, modelId: 'm', enrolledAt: '' };

function templatesOf(folder: string, modelId: string, dimension: number): Templates {
  const options = {
    modelId,
    dimension,
    calibration: bundledCalibrations['face-recognition'],
    targetFpir: 0.001,
  };
  return new Templates(new Gallery(options), new SealedFolder(folder, key));
}
const template = (modelId: string, values: number[]) =>
  makeTemplate(modelId, [Float32Array.from(values)], [1]);
const small = template('small', [1, 0]);
const large = template('large', [0, 1, 0]);

test('a template of another model is kept, and used when its model is in use again', async () => {
  const folder = await temporaryFolder();
  const templates = templatesOf(folder, 'small', 2);
  await templates.put('ada', small);
  await templates.put('ada', large);
  for (const [modelId, stored] of [
    ['small', small],
    ['large', large],
  ] as const) {
    const reopened = templatesOf(folder, modelId, stored.embedding.length);
    await reopened.load(ada);
    expect(reopened.problemOf('ada')).toBeNull();
    expect(reopened.gallery.distanceTo('ada', stored.embedding)).toBe(0);
    expect(await reopened.ids()).toEqual(['ada']);
  }
});

test('after re-enrolling with the first model, the newest template of each model is used', async () => {
  const folder = await temporaryFolder();
  const templates = templatesOf(folder, 'small', 2);
  const newer = template('small', [0, 1]);
  for (const each of [small, large, newer]) await templates.put('ada', each);
  expect(await templates.read('ada', 'Ada')).toEqual(newer);
  expect(await templates.read('ada', 'Ada', 'large')).toEqual(large);
  expect(await readdir(folder)).toHaveLength(2);
});

test('a person without a template of the model has a problem and is not compared', async () => {
  const folder = await temporaryFolder();
  await templatesOf(folder, 'small', 2).put('ada', small);
  const other = templatesOf(folder, 'large', 3);
  await other.load(ada);
  expect(other.problemOf('ada')).toContain('model small');
  expect(other.gallery.has('ada')).toBe(false);
});

test('erasing a person erases the templates of all models', async () => {
  const folder = await temporaryFolder();
  const templates = templatesOf(folder, 'small', 2);
  for (const each of [small, large]) await templates.put('ada', each);
  await templates.put('adam', small);
  expect(await templates.purgedItems('ada')).toHaveLength(2);
  await templates.erase('ada');
  expect(await readdir(folder)).toEqual(['adam.sealed']);
});
