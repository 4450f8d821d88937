import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Box, Face, Point } from '../../../contract/face.js';
import { sharedData } from '../../base/testing/shared-data.js';
import { thoroughOptions } from '../analyse-options.js';
import { readImageFile } from '../steps/file.js';
import type { RgbImage } from '../steps/image.js';
import { around, nosesIn, samplePhoto, toRgb, toSharp } from '../testing/sample-photos.js';
import { createPipeline, type Pipeline } from './pipeline.js';

const { path: photos, isThere, skipNote } = sharedData('lfw-dev');

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await createPipeline();
});

function facesIn(image: RgbImage, phantomRule: 'photo' | 'none' = 'photo'): Promise<Face[]> {
  return pipeline
    .analyse(image, { ...thoroughOptions, phantomRule })
    .then(({ faces }) => [...faces]);
}

/** The square of 300 pixels around a nose of a sample photo, enlarged to a portrait of `widthPx`. */
async function portraitOf(photo: number, { x, y }: Point, widthPx: number): Promise<RgbImage> {
  const box: Box = { x: x - 150, y: y - 150, width: 300, height: 300 };
  const crop = await toRgb(around(await toRgb(sharp(samplePhoto(photo))), box, 1));
  return toRgb(toSharp(crop).resize({ width: widthPx }));
}

function contains(box: Box, { x, y }: Point): boolean {
  return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
}

describe('large portraits show one face', () => {
  test.each([
    [1, 0],
    [1, 1],
    [1, 2],
    [3, 0],
    [4, 2],
    [6, 2],
  ])('photo %i, person %i', async (photo, person) => {
    for (const widthPx of [900, 1500, 2400]) {
      const image = await portraitOf(photo, nosesIn[photo - 1]![person]!, widthPx);
      const faces = await facesIn(image);
      expect(faces.length).toBe(1);
      expect(contains(faces[0]!.box, { x: image.width / 2, y: image.height / 2 })).toBe(true);
    }
  });

  test('without the rule, some have more boxes', async () => {
    const image = await portraitOf(1, nosesIn[0]![1]!, 1500);
    expect((await facesIn(image, 'none')).length).toBeGreaterThan(1);
  });
});

describe('all faces of group photos stay', () => {
  test.each([1, 2, 3, 4, 5, 6])('photo %i, enlarged', async (photo) => {
    for (const factor of [1.5, 2]) {
      const image = await toRgb(sharp(samplePhoto(photo)).resize({ width: 1920 * factor }));
      const faces = await facesIn(image);
      expect(faces.length).toBe(nosesIn[photo - 1]!.length);
      for (const { x, y } of nosesIn[photo - 1]!) {
        const there = { x: x * factor, y: y * factor };
        expect(faces.filter(({ box }) => contains(box, there)).length).toBe(1);
      }
    }
  });
});

test('maxFaces counts faces, not phantoms', async () => {
  const image = await portraitOf(1, nosesIn[0]![1]!, 1500);
  const { faces } = await pipeline.analyse(image, { ...thoroughOptions, maxFaces: 1 });
  expect(faces).toEqual(await facesIn(image));
});

describe.skipIf(!isThere)(`photos of lfw-dev${skipNote}`, () => {
  const analyse = async (name: string, widthPx: number): Promise<Face[]> => {
    const file = join(photos, name.replace(/_\d+$/, ''), `${name}.jpg`);
    const { image } = await readImageFile(file);
    return facesIn(await toRgb(toSharp(image).resize({ width: widthPx })));
  };

  // An eye, a chin and a forehead were taken for a second face.
  test.each(['Askar_Akayev_0001', 'Dieter_Holzer_0001', 'Benjamin_Bratt_0001', 'Tom_Jones_0001'])(
    '%s, enlarged, shows one face',
    async (name) => {
      for (const widthPx of [250, 1500]) expect((await analyse(name, widthPx)).length).toBe(1);
    },
  );

  // Beside, behind and in front of the other; cut by the border; in profile; with dark glasses.
  test.each([
    'Andre_Lange_0001',
    'Ben_Glisan_0001',
    'Dorthy_Moxley_0001',
    'Ian_Wilmut_0001',
    'Mark_Warner_0002',
    'Saadi_Gadhafi_0001',
    'Wendy_Selig_0001',
    'Whoopi_Goldberg_0001',
  ])('%s shows two people', async (name) => {
    expect((await analyse(name, 250)).length).toBe(2);
  });
});
