import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Face } from '../../../contract/face.js';
import { evaluateIdentification, evaluateVerification } from './evaluate.js';
import type { GalleryUnderTest } from './gallery-under-test.js';
import type { IdentificationTask } from './identification-plan.js';
import { analysePhoto, chord, photosOf } from './testing/photos.js';

test('measures the distances of a list of pairs', async () => {
  const { folder } = await photosOf([0, 1], 10);
  const list = join(folder, 'pairs.csv');
  await writeFile(
    list,
    'a,b,same\n0/0.jpg,0/9.jpg,1\n1/0.jpg,1/3.jpg,1\n0/0.jpg,1/0.jpg,0\n0/9.jpg,1/0.jpg,0\n',
  );
  const report = await evaluateVerification(folder, list, analysePhoto);
  expect(report).toMatchObject({ pairs: 4, auc: 1, accuracy: 1, missed: ['0/9.jpg'] });
  expect(report.threshold).toBeCloseTo((chord(0.09) + chord(0.91)) / 2, 6);
});

test('leaves out pairs with missing photos, counts them and names the photos', async () => {
  const { folder } = await photosOf([0, 1], 3);
  const list = join(folder, 'pairs.csv');
  const complete = '0/0.jpg,0/2.jpg,1\n1/0.jpg,1/2.jpg,1\n0/0.jpg,1/0.jpg,0\n0/2.jpg,1/0.jpg,0\n';
  await writeFile(list, `a,b,same\n0/0.jpg,0/7.jpg,1\n${complete}1/8.jpg,0/7.jpg,0\n`);
  const analysed: string[] = [];
  const report = await evaluateVerification(folder, list, (path) => {
    analysed.push(path);
    return analysePhoto(path);
  });
  expect(report).toMatchObject({
    pairs: 4,
    leftOut: { pairs: 2, photos: ['0/7.jpg', '1/8.jpg'] },
  });
  expect(analysed).toHaveLength(4);
});

test('refuses too few pairs before analysing any photo', async () => {
  const { folder } = await photosOf([0], 4);
  const list = join(folder, 'pairs.csv');
  const never = () => Promise.reject(new Error('analysed'));
  await writeFile(list, 'a,b,same\nx,y,1\nx,z,1\nx,w,0\n');
  await expect(evaluateVerification(folder, list, never)).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringContaining('None of the 4 photos in the list') as string,
  });
  await writeFile(list, 'a,b,same\n0/0.jpg,0/1.jpg,1\n0/2.jpg,0/3.jpg,1\n0/0.jpg,w,0\n');
  await expect(evaluateVerification(folder, list, never)).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining('has 2 genuine pairs and 0 impostor pairs') as string,
  });
});

/** Enrols people by the mean angle of their embeddings. Each list of faces it identifies is kept in `seen`. */
function galleryOfAngles(seen: (readonly Face[])[]): GalleryUnderTest {
  let enrolled = new Map<string, number>();
  const angle = ({ embedding }: Face): number =>
    (Math.atan2(embedding[1]!, embedding[0]!) + 2 * Math.PI) % (2 * Math.PI);
  const mean = (faces: readonly Face[]): number =>
    faces.reduce((sum, face) => sum + angle(face), 0) / faces.length;
  const identify: GalleryUnderTest['identify'] = (faces) => {
    seen.push(faces);
    const distances = [...enrolled].map(
      ([name, at]) => [name, chord(Math.abs(at - mean(faces)))] as const,
    );
    const [nearest, distance] = distances.reduce((best, next) => (next[1] < best[1] ? next : best));
    return { nearest, distance, accepted: distance < 0.2 ? nearest : null };
  };
  return {
    enrol: (list) => {
      enrolled = new Map(list.map(({ name, faces }) => [name, mean(faces)]));
      expect(list.map(({ faces }) => faces.length)).toEqual([2, 2, 2, 2]);
    },
    identify,
    visit: (looks) => identify(looks.flat()),
  };
}

test('identifies enrolled people and strangers', async () => {
  const { folder, people } = await photosOf([0, 1, 2, 3, 4, 5], 6);
  const seen: (readonly Face[])[] = [];
  const report = await evaluateIdentification(
    folder,
    people,
    { enrol: 2, probes: 2, gallery: 4, seed: 3 },
    { analyse: analysePhoto, framesOf: () => Promise.reject(new Error('not a visit')) },
    galleryOfAngles(seen),
  );
  // Four people with two attempts each, and two strangers with three attempts each.
  expect(report).toMatchObject({
    enrol: 2,
    probes: 2,
    gallery: 4,
    seed: 3,
    repeats: 1,
    attempts: 8,
    unknown: 6,
    rank1: 1,
    tpirAtFpir: { '0.01': 1, '0.001': 1 },
    tpirAtDefault: 1,
    fpirAtDefault: 0,
    mistakenAtDefault: 0,
    missed: [],
  });
  expect(seen.map(({ length }) => length)).toEqual(Array<number>(14).fill(2));
});

test('repeats choose other people, and analyse each photo once', async () => {
  const { folder, people } = await photosOf([0, 1, 2, 3, 4, 5], 6);
  const analysed: string[] = [];
  const task = { enrol: 2, probes: 2, gallery: 4, seed: 3 };
  const analyse = (path: string): ReturnType<typeof analysePhoto> => {
    analysed.push(path);
    return analysePhoto(path);
  };
  const framesOf = () => Promise.resolve([]);
  const run = (changes: Partial<IdentificationTask>) =>
    evaluateIdentification(
      folder,
      people,
      { ...task, ...changes },
      { analyse, framesOf },
      galleryOfAngles([]),
    );
  const repeated = await run({ repeats: 5 });
  expect(repeated).toMatchObject({ repeats: 5, attempts: 5 * 8, unknown: 5 * 6, rank1: 1 });
  expect(new Set(analysed).size).toBe(analysed.length);
  // The first of them is the one without repeats.
  expect(await run({})).toMatchObject({ repeats: 1, attempts: 8, rank1: 1 });
});

test('visits show each photo of an attempt in several frames', async () => {
  const { folder, people } = await photosOf([0, 1, 2, 3, 4, 5], 6);
  const seen: (readonly Face[])[] = [];
  const report = await evaluateIdentification(
    folder,
    people,
    { enrol: 2, probes: 1, gallery: 4, seed: 3, visits: true },
    {
      analyse: analysePhoto,
      framesOf: async (path) => {
        const { faces } = await analysePhoto(path);
        return [...faces, ...faces, ...faces];
      },
    },
    galleryOfAngles(seen),
  );
  expect(report).toMatchObject({ visits: true, attempts: 16, unknown: 12, tpirAtDefault: 1 });
  expect(seen.map(({ length }) => length)).toEqual(Array<number>(28).fill(3));
});
