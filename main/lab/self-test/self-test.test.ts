import { expect, test } from 'vitest';
import { bundledCalibrations } from '../../gallery/calibrations.js';
import { Gallery } from '../../gallery/gallery.js';
import { errorsAt, histogram, selfTest } from './self-test.js';
import { makeTemplate, type Template } from '../../gallery/template.js';
import { crowd } from '../../gallery/testing/synthetic.js';
import { fuse } from '../../gallery/vectors.js';

function galleryOf(people: number, samples: number, twin = false) {
  const { samples: all } = crowd(people, samples, { dimension: 128, scatter: 0.3, seed: 5 });
  const gallery = new Gallery({
    modelId: 'synthetic/1',
    dimension: 128,
    calibration: bundledCalibrations['face-recognition'],
    targetFpir: 0.01,
  });
  const templates = new Map<string, Template>();
  for (const [index, own] of all.entries()) {
    const kept =
      twin && index === 1 ? all[0]!.map((one, at) => fuse([one, all[1]![at]!], [9, 1])) : own;
    const template = makeTemplate(
      'synthetic/1',
      kept,
      kept.map(() => 1),
    );
    templates.set(`subject-${index}`, template);
    gallery.add(`subject-${index}`, template);
  }
  return { gallery, templates };
}

test('a threshold between separated people makes no errors', async () => {
  const { gallery, templates } = galleryOf(30, 3);
  const result = await selfTest(gallery, templates);
  expect(result).toMatchObject({ people: 30, samples: 90, pairs: (90 * 89) / 2 - 30 * 3 });
  expect(result.genuine).toHaveLength(90);
  expect(result.nearestOther).toHaveLength(90);
  expect(result.confusable).toEqual([]);
  expect(Math.max(...result.genuine)).toBeLessThan(Math.min(...result.nearestOther));
  const between = (Math.max(...result.genuine) + Math.min(...result.nearestOther)) / 2;
  expect(errorsAt(between, result)).toEqual({ fpir: 0, fnir: 0 });
  expect(errorsAt(2, result)).toEqual({ fpir: 1, fnir: 0 });
  expect(errorsAt(0, result)).toEqual({ fpir: 0, fnir: 1 });
});

test('the fitted tail gives the threshold for strangers at this site', async () => {
  const { gallery, templates } = galleryOf(120, 3);
  const result = await selfTest(gallery, templates);
  gallery.calibration = { ...bundledCalibrations['face-recognition'], impostor: result.tail! };
  // Random directions are much further apart than faces, so the threshold may be far higher.
  expect(gallery.threshold(3, 1)).toBeGreaterThan(0.9);
  const { fpir, fnir } = errorsAt(gallery.threshold(3, 1), result);
  expect(fpir).toBeLessThan(0.06);
  expect(fnir).toBe(0);
});

test('a confusable pair is reported once, and a small gallery has no tail', async () => {
  const { gallery, templates } = galleryOf(4, 2, true);
  const { confusable, tail, pairs } = await selfTest(gallery, templates);
  expect(confusable).toEqual([
    {
      one: 'subject-0',
      other: 'subject-1',
      distance: expect.closeTo(0.1, 0) as number,
      probablySame: true,
    },
  ]);
  expect([tail, pairs]).toEqual([null, 24]);
});

test('a histogram counts every distance once', () => {
  const counts = histogram([0, 0.019, 0.02, 1.599, 1.9]);
  expect(counts).toHaveLength(80);
  expect([counts[0], counts[1], counts[79]]).toEqual([2, 1, 2]);
});
