import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Analysis } from '../../../contract/face.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { embedSet, labelledFace } from './embed-set.js';
import { analysisOf, faceAt } from './testing/analyses.js';

async function folderWith(...files: readonly string[]): Promise<string> {
  const folder = await temporaryFolder();
  for (const file of files) await writeFile(join(folder, file), '');
  return folder;
}

test('the labelled face is the one nearest to the middle, in its own width', () => {
  // The picture is 200 wide and 100 high.
  const large = faceAt({ x: 110, y: 10, width: 80, height: 80 }, 1);
  const middle = faceAt({ x: 80, y: 40, width: 40, height: 40 }, 2);
  const small = faceAt({ x: 85, y: 60, width: 10, height: 10 }, 3);
  expect(labelledFace(analysisOf(large, middle, small))).toBe(middle);
  // 50 pixels off at a width of 80 is nearer than 18 pixels off at a width of 10.
  expect(labelledFace(analysisOf(large, small))).toBe(large);
  expect(labelledFace(analysisOf())).toBeNull();
});

test('analyses each photo once, in order, and returns its face by path', async () => {
  const folder = await folderWith('a.jpg', 'b.jpg');
  const face = faceAt({ x: 80, y: 40, width: 40, height: 40 }, 1);
  const analysed: string[] = [];
  const progress: [number, number][] = [];
  const { faces, missed } = await embedSet(
    folder,
    ['b.jpg', 'a.jpg', 'b.jpg'],
    (path) => {
      analysed.push(path);
      const found: Analysis = analysisOf(face);
      return Promise.resolve(path.endsWith('a.jpg') ? { ...found, centreCrop: true } : found);
    },
    (done, total) => progress.push([done, total]),
  );
  expect(analysed).toEqual([join(folder, 'b.jpg'), join(folder, 'a.jpg')]);
  expect([...faces]).toEqual([
    ['b.jpg', face],
    ['a.jpg', face],
  ]);
  expect(missed).toEqual(['a.jpg']);
  expect(progress).toEqual([
    [1, 2],
    [2, 2],
  ]);
});

test('reports a missing photo before analysing any', async () => {
  const folder = await folderWith('a.jpg');
  for (const missing of ['b.jpg', '.']) {
    let analysed = 0;
    const work = embedSet(folder, ['a.jpg', missing], () => {
      analysed += 1;
      return Promise.resolve(analysisOf());
    });
    await expect(work).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining(join(folder, missing)) as string,
    });
    expect(analysed).toBe(0);
  }
});

test('a photo without a face is named', async () => {
  const folder = await folderWith('a.jpg');
  await expect(
    embedSet(folder, ['a.jpg'], () => Promise.resolve(analysisOf())),
  ).rejects.toMatchObject({
    code: 'unreadable-image',
    message: expect.stringContaining(join(folder, 'a.jpg')) as string,
  });
});
