import { expect, test, vi } from 'vitest';
import { readImageFile } from '../vision/steps/file.js';
import { createPipeline } from '../vision/worker/pipeline.js';
import { thoroughOptions } from '../vision/analyse-options.js';
import { nosesIn, samplePhoto } from '../vision/testing/sample-photos.js';
import {
  evaluateOnAltered,
  faceAround,
  shareInOrder,
  type TriedPhoto,
} from './altered-evaluation.js';
import { alterations } from './altered-photos.js';

vi.mock('@techstark/opencv-js', () => import('../vision/testing/opencv-as-it-is.js'));

test('in altered copies of two photos nearly everybody is found and all are named, unless names are mixed up', async () => {
  const pipeline = await createPipeline();
  const vision = {
    analyseFile: async (file: string) =>
      pipeline.analyse((await readImageFile(file)).image, thoroughOptions),
  };
  const photos: TriedPhoto[] = [];
  for (const number of [3, 4]) {
    const file = samplePhoto(number);
    const analysis = await vision.analyseFile(file);
    const faces = nosesIn[number - 1]!.map((middle, index) => {
      const { embedding } = faceAround(analysis, middle)!;
      return { middle, person: 10 * number + index, embedding };
    });
    photos.push({ file, width: analysis.width, height: analysis.height, faces });
  }
  const looked = vi.fn();
  const figures = await evaluateOnAltered(photos, vision, looked);
  expect(figures).toMatchObject({ probes: 7 * alterations.length, rank1: 1 });
  expect(figures.found).toBeGreaterThan(0.95);
  expect(figures.rightOrder).toBeGreaterThan(0.99);
  expect(looked).toHaveBeenCalledTimes(2 * alterations.length);

  // Each face with its neighbour's embedding: found, and taken for another.
  const mixed = photos.map((photo) => ({
    ...photo,
    faces: photo.faces.map((face, index, { length }) => ({
      ...face,
      embedding: photo.faces[(index + 1) % length]!.embedding,
    })),
  }));
  const wrong = await evaluateOnAltered(mixed, vision, looked);
  expect(wrong).toMatchObject({ found: figures.found, rank1: 0 });
  expect(wrong.rightOrder).toBeLessThan(0.9);
}, 60_000);

test('the share in order counts every genuine distance against every impostor one', () => {
  expect(shareInOrder([0.1, 0.5], [0.3, 0.5, 0.9])).toBe(4 / 6);
  expect(shareInOrder([], [0.3])).toBeNaN();
});
