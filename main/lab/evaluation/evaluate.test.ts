import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Face } from '../../../contract/face.js';
import { evaluateIdentification, evaluateVerification } from './evaluate.js';
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

test('identifies enrolled people and strangers', async () => {
  const { folder, people } = await photosOf([0, 1, 2, 3, 4, 5], 6);
  const enrolled = new Map<string, number>();
  const angle = ({ embedding }: Face): number =>
    (Math.atan2(embedding[1]!, embedding[0]!) + 2 * Math.PI) % (2 * Math.PI);
  const mean = (faces: readonly Face[]): number =>
    faces.reduce((sum, face) => sum + angle(face), 0) / faces.length;
  const probeSizes: number[] = [];
  const report = await evaluateIdentification(
    folder,
    people,
    { enrol: 2, probes: 2, gallery: 4, seed: 3 },
    analysePhoto,
    {
      enrol: (list) => {
        for (const { name, faces } of list) enrolled.set(name, mean(faces));
        expect(list.map(({ faces }) => faces.length)).toEqual([2, 2, 2, 2]);
      },
      identify: (faces) => {
        probeSizes.push(faces.length);
        const distances = [...enrolled].map(
          ([name, at]) => [name, chord(Math.abs(at - mean(faces)))] as const,
        );
        const [nearest, distance] = distances.reduce((best, next) =>
          next[1] < best[1] ? next : best,
        );
        return { nearest, distance, accepted: distance < 0.2 ? nearest : null };
      },
    },
  );
  // Four people with two attempts each, and two strangers with three attempts each.
  expect(report).toMatchObject({
    enrol: 2,
    probes: 2,
    gallery: 4,
    seed: 3,
    attempts: 8,
    unknown: 6,
    rank1: 1,
    tpirAtFpir: { '0.01': 1, '0.001': 1 },
    tpirAtDefault: 1,
    fpirAtDefault: 0,
    mistakenAtDefault: 0,
    missed: [],
  });
  expect(probeSizes).toEqual(Array<number>(14).fill(2));
});
