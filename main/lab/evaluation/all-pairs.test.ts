import { expect, test } from 'vitest';
import { unitVectors } from '../../gallery/testing/synthetic.js';
import { distanceOf, fuse } from '../../gallery/vectors.js';
import { allPairsFars, allPairsFigures, type LabelledEmbedding } from './all-pairs.js';
import { thresholdAt } from './verification.js';

/** Photos of people who differ by `personal` and whose photos differ by `own`. */
function photosOf(people: number, photos: number, own: number): LabelledEmbedding[] {
  const personal = unitVectors(people, 24, 5);
  const noise = unitVectors(people * photos, 24, 7);
  return noise.map((vector, index) => {
    const person = index % people;
    return { person, embedding: fuse([personal[person]!, vector], [1, own]) };
  });
}

/** The same by sorting all distances. */
function expectedOf(photos: readonly LabelledEmbedding[]) {
  const [genuine, impostors]: [number[], number[]] = [[], []];
  for (const [index, one] of photos.entries()) {
    for (const other of photos.slice(0, index)) {
      const distance = distanceOf(one.embedding, other.embedding);
      (one.person === other.person ? genuine : impostors).push(distance);
    }
  }
  impostors.sort((one, other) => one - other);
  const tarAt = (far: number): number => {
    const threshold = thresholdAt(impostors, far);
    return genuine.filter((distance) => distance < threshold - 1e-6).length / genuine.length;
  };
  return { genuine: genuine.length, impostors, tarAt };
}

test('gives the rates of all pairs, as sorting all distances would', async () => {
  const photos = photosOf(60, 4, 0.7);
  const figures = await allPairsFigures(photos);
  const expected = expectedOf(photos);
  expect(figures).toMatchObject({
    people: 60,
    photos: 240,
    genuinePairs: expected.genuine,
    impostorPairs: expected.impostors.length,
  });
  expect(Object.keys(figures.tarAtFar)).toEqual([...allPairsFars]);
  const rates = allPairsFars.map((far) => figures.tarAtFar[far]);
  for (const [index, far] of allPairsFars.entries()) {
    expect(rates[index]).toBeCloseTo(expected.tarAt(Number(far)), 6);
    const threshold = thresholdAt(expected.impostors, Number(far));
    expect(figures.thresholdAtFar[far]).toBeCloseTo(threshold, 5);
    const [low, high] = figures.intervalAtFar[far];
    expect(low).toBeLessThanOrEqual(rates[index]!);
    expect(high).toBeGreaterThanOrEqual(rates[index]!);
  }
  // The rates differ, so the keys are not mixed up.
  expect(rates[0]).toBeGreaterThan(rates[2]!);
  expect(figures.intervalAtFar['0.001'][1]).toBeGreaterThan(figures.intervalAtFar['0.001'][0]);
});

test('the order of the photos does not matter, and more alike photos are accepted more often', async () => {
  const photos = photosOf(40, 3, 0.7);
  const turned = await allPairsFigures(photos.toReversed());
  const figures = await allPairsFigures(photos);
  expect(turned.tarAtFar).toEqual(figures.tarAtFar);
  const alike = await allPairsFigures(photosOf(40, 3, 0.3));
  expect(alike.tarAtFar['0.001']).toBeGreaterThan(figures.tarAtFar['0.001']);
});

test('intervals are wider with fewer people', async () => {
  const widthFor = async (people: number): Promise<number> => {
    const { intervalAtFar } = await allPairsFigures(photosOf(people, 4, 0.8));
    const [low, high] = intervalAtFar['0.01'];
    return high - low;
  };
  expect(await widthFor(12)).toBeGreaterThan(2 * (await widthFor(100)));
});

test('photos of one person only, or one photo of each, are refused', async () => {
  const one = photosOf(1, 3, 0.5);
  await expect(allPairsFigures(one)).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(allPairsFigures(photosOf(5, 1, 0.5))).rejects.toMatchObject({
    code: 'invalid-input',
  });
  await expect(allPairsFigures([])).rejects.toMatchObject({ code: 'invalid-input' });
});
