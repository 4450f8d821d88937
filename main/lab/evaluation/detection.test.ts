import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { thoroughOptions, type PhantomRule } from '../../vision/analyse-options.js';
import { readImageFile } from '../../vision/steps/file.js';
import { createPipeline, type Pipeline } from '../../vision/worker/pipeline.js';
import { samplePhoto } from '../../vision/testing/sample-photos.js';
import { evaluateDetection } from './detection.js';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await createPipeline();
});

async function analyse(file: string, phantomRule: PhantomRule) {
  const { image } = await readImageFile(file);
  return pipeline.analyse(image, { ...thoroughOptions, phantomRule });
}

test('counts missed faces, phantoms and photos of several people by the width of the face', async () => {
  const folder = await temporaryFolder();
  const group = join(folder, 'group.jpg');
  const wall = join(folder, 'wall.png');
  const broken = join(folder, 'broken.jpg');
  const ada = join(folder, 'Ada');
  await copyFile(samplePhoto(4), group);
  await sharp({ create: { width: 640, height: 480, channels: 3, background: '#888' } }).toFile(
    wall,
  );
  await writeFile(broken, 'no picture');
  await mkdir(ada);
  // Enlarged, this portrait has a box around a part of the face.
  const portrait = sharp(samplePhoto(1)).extract({ left: 765, top: 435, width: 300, height: 300 });
  await portrait.resize({ width: 1500 }).toFile(join(ada, 'large.png'));
  await portrait.resize({ width: 150 }).toFile(join(ada, 'small.png'));

  const steps: [number, number][] = [];
  const report = await evaluateDetection(folder, analyse, (done, total) =>
    steps.push([done, total]),
  );

  expect(report.photos).toBe(4);
  expect(report.missed).toEqual([wall]);
  expect(report.several).toEqual([{ photo: group, faces: 4 }]);
  expect(report.refused).toEqual([
    { file: broken, code: 'unreadable-image', reason: expect.stringContaining(broken) as string },
  ]);
  const bands = new Map(report.bands.map((band) => [band.fromPx, band]));
  expect([...bands.keys()]).toEqual([0, 100, 200, 400, 600]);
  expect(bands.get(0)).toMatchObject({ photos: 1, phantoms: 0, severalWithPhantoms: 0 });
  expect(bands.get(100)).toMatchObject({ photos: 1, several: 1, severalWithPhantoms: 1 });
  expect(bands.get(600)).toMatchObject({ photos: 1, several: 0 });
  expect(bands.get(600)!.phantoms).toBeGreaterThan(0);
  expect(steps.at(0)).toEqual([0, 5]);
  expect(steps.at(-1)).toEqual([5, 5]);
});

test('a missing folder is refused', async () => {
  await expect(evaluateDetection('/nowhere', analyse)).rejects.toMatchObject({ code: 'not-found' });
});
