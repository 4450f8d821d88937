import { expect, test, vi } from 'vitest';
import { readImageFile } from '../vision/steps/file.js';
import { createPipeline } from '../vision/worker/pipeline.js';
import { thoroughOptions } from '../vision/analyse-options.js';
import { nosesIn, samplePhoto } from '../vision/testing/sample-photos.js';
import {
  evaluateOnAltered,
  faceAround,
  shareInOrder,
  type TrialPhoto,
} from './altered-evaluation.js';
import { alterations } from './altered-photos.js';

test('finds and identifies the faces in altered copies, unless the people are mixed up', async () => {
  const pipeline = await createPipeline();
  const vision = {
    analyseFile: async (file: string) =>
      pipeline.analyse((await readImageFile(file)).image, thoroughOptions),
  };
  const photos: TrialPhoto[] = [];
  for (const number of [3, 4]) {
    const file = samplePhoto(number);
    const analysis = await vision.analyseFile(file);
    const faces = nosesIn[number - 1]!.map((centre, index) => {
      const { embedding } = faceAround(analysis, centre)!;
      return { centre, person: 10 * number + index, embedding };
    });
    photos.push({ file, width: analysis.width, height: analysis.height, faces });
  }
  const onPhoto = vi.fn();
  const figures = await evaluateOnAltered(photos, vision, onPhoto);
  expect(figures).toMatchObject({ probes: 7 * alterations.length, rank1: 1 });
  expect(figures.found).toBeGreaterThan(0.95);
  expect(figures.rightOrder).toBeGreaterThan(0.99);
  expect(onPhoto).toHaveBeenCalledTimes(2 * alterations.length);

  // With its neighbour's embedding, each face is found but mistaken for someone else.
  const mixed = photos.map((photo) => ({
    ...photo,
    faces: photo.faces.map((face, index, { length }) => ({
      ...face,
      embedding: photo.faces[(index + 1) % length]!.embedding,
    })),
  }));
  const wrong = await evaluateOnAltered(mixed, vision, onPhoto);
  expect(wrong).toMatchObject({ found: figures.found, rank1: 0 });
  expect(wrong.rightOrder).toBeLessThan(0.9);
}, 60_000);

test('shareInOrder compares every genuine distance with every impostor distance', () => {
  expect(shareInOrder([0.1, 0.5], [0.3, 0.5, 0.9])).toBe(4 / 6);
  expect(shareInOrder([], [0.3])).toBeNaN();
});
