import { expect, test } from 'vitest';
import { pairSquares } from './calibration.js';
import { analysePhoto, chord, photosOf } from './testing/photos.js';

test('measures all pairs of photos with a face, by same and different people', async () => {
  const { folder, people } = await photosOf([0, 1, 2, 3], 52);
  const { genuine, impostor } = await pairSquares(folder, people, analysePhoto);
  // Five of each person's 52 photos have no face, which leaves 47.
  expect(genuine).toHaveLength((4 * (47 * 46)) / 2);
  expect(impostor).toHaveLength(6 * 47 * 47);
  // Photos of a person are at most 0.51 radians apart, those of neighbours at least 1 − 0.51.
  expect(Math.min(...genuine)).toBeCloseTo(chord(0.01) ** 2, 6);
  expect(Math.max(...genuine)).toBeCloseTo(chord(0.51) ** 2, 6);
  expect(Math.min(...impostor)).toBeCloseTo(chord(0.49) ** 2, 6);
});

test('refuses too few pairs of different people and counts them', async () => {
  const { folder, people } = await photosOf([0, 1, 2, 3, 4, 5], 20);
  await expect(pairSquares(folder, people, analysePhoto)).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining(
      '918 pairs of the same person and 4,860 pairs of different people',
    ) as string,
  });
});
