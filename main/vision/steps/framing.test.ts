import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Box, Face, Point } from '../../../contract/face.js';
import type { Framing } from '../../../contract/calls/models.js';
import { readImageFile } from './file.js';
import { boxFraming } from '../framings.js';
import { cropFace } from './framing.js';
import type { RgbImage } from './image.js';
import { loadOpenCv, type OpenCv } from './opencv.js';
import { Picture } from './picture.js';
import { createPipeline, type Pipeline } from '../worker/pipeline.js';
import { thoroughOptions } from '../analyse-options.js';
import { meanDifference, samplePhoto, toRgb, toSharp } from '../testing/sample-photos.js';

/** Eyes, nose tip and mouth corners in ArcFace's 112 pixels, as published by InsightFace. */
const arcFaceTemplate = [
  [38.2946, 51.6963],
  [73.5318, 51.5014],
  [56.0252, 71.7366],
  [41.5493, 92.3655],
  [70.7299, 92.2041],
] as const;

let cv: OpenCv;
let pipeline: Pipeline;
beforeAll(async () => {
  cv = await loadOpenCv();
  pipeline = await createPipeline();
});

async function facesOf(photo: RgbImage): Promise<readonly Face[]> {
  return (await pipeline.analyse(photo, thoroughOptions)).faces;
}

function chipOf(
  photo: RgbImage,
  face: Pick<Face, 'box' | 'landmarks' | 'points5'>,
  framing: Framing,
  sidePx: number,
): RgbImage {
  const picture = new Picture(cv, photo);
  const planes = cropFace(picture, face, framing, sidePx);
  picture.delete();
  const area = sidePx * sidePx;
  const data = Uint8Array.from({ length: 3 * area }, (_, at) =>
    Math.round(planes[(at % 3) * area + Math.floor(at / 3)]!),
  );
  return { width: sidePx, height: sidePx, data };
}

/** The five points that the pipeline finds in a chip, padded so that the detector sees a whole face. */
async function pointsIn(chip: RgbImage): Promise<Point[]> {
  const padding = chip.width;
  const sides = { top: padding, bottom: padding, left: padding, right: padding };
  const padded = toSharp(chip).extend({ ...sides, background: '#777' });
  const [face] = await facesOf(await toRgb(padded));
  return face!.points5.map(({ x, y }) => ({ x: x - padding, y: y - padding }));
}

describe.each([1, 3, 4, 6])('sample photo %i', (number) => {
  let photo: RgbImage;
  let faces: readonly Face[];
  beforeAll(async () => {
    ({ image: photo } = await readImageFile(samplePhoto(number)));
    faces = await facesOf(photo);
    expect(faces.length).toBeGreaterThanOrEqual(3);
  });

  test.each([112, 160])(
    'five points: the points are where the template has them, in %i pixels',
    async (sidePx) => {
      for (const face of faces) {
        const points = await pointsIn(chipOf(photo, face, { kind: 'five-points' }, sidePx));
        const distances = points.map(({ x, y }, at) => {
          const [toX, toY] = arcFaceTemplate[at]!;
          return (Math.hypot(x - (toX * sidePx) / 112, y - (toY * sidePx) / 112) * 112) / sidePx;
        });
        // In a turned head, nose and mouth are further from the template than the eyes.
        for (const eye of distances.slice(0, 2)) expect(eye, distances.join()).toBeLessThan(5);
        for (const point of distances) expect(point, distances.join()).toBeLessThan(12);
      }
    },
  );

  test('box: equals sharp’s crop of the detector’s box with its margin', async () => {
    for (const face of faces) {
      const { x, y, width, height } = face.box;
      const margin = (boxFraming.marginShare * (width + height)) / 4;
      const area = {
        left: Math.trunc(x - margin),
        top: Math.trunc(y - margin),
        width: Math.trunc(x + width + margin) - Math.trunc(x - margin),
        height: Math.trunc(y + height + margin) - Math.trunc(y - margin),
      };
      const chip = chipOf(photo, face, boxFraming, 160);
      const croppedBySharp = (part: typeof area): Promise<RgbImage> =>
        toRgb(toSharp(photo).extract(part).resize(160, 160, { fit: 'fill' }));
      expect(meanDifference(chip, await croppedBySharp(area))).toBeLessThan(3);
      // The measure also detects a small shift.
      const shifted = { ...area, left: area.left + Math.round(width * 0.08) };
      expect(meanDifference(chip, await croppedBySharp(shifted))).toBeGreaterThan(3);
    }
  });
});

test('box: a margin across the picture’s border is clipped, and the crop stretched', async () => {
  const data = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#fff' } })
    .raw()
    .toBuffer();
  const white: RgbImage = { width: 60, height: 40, data };
  const box: Box = { x: -10, y: 20, width: 30, height: 30 };
  const chip = chipOf(white, { box, landmarks: [], points5: [] }, boxFraming, 32);
  expect(chip.data.every((value) => value === 255)).toBe(true);
});
