import sharp from 'sharp';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Box, Face, Point } from '../../../contract/face.js';
import type { Framing } from '../../../contract/calls/models.js';
import { readImageFile } from './file.js';
import { boxFraming } from '../framings.js';
import { framedPlanes } from './framing.js';
import type { RgbImage } from './image.js';
import { loadOpenCv, type OpenCv } from './opencv.js';
import { Picture } from './picture.js';
import { createPipeline, type Pipeline } from '../worker/pipeline.js';
import { thoroughOptions } from '../analyse-options.js';
import { meanDifference, samplePhoto, toRgb, toSharp } from '../testing/sample-photos.js';

vi.mock('@techstark/opencv-js', () => import('../testing/opencv-as-it-is.js'));

/** Eyes, nose and corners of the mouth in ArcFace's 112 pixels, as InsightFace publishes them. */
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

function framed(
  photo: RgbImage,
  face: Pick<Face, 'box' | 'landmarks' | 'points5'>,
  framing: Framing,
  sidePx: number,
): RgbImage {
  const picture = new Picture(cv, photo);
  const planes = framedPlanes(picture, face, framing, sidePx);
  picture.delete();
  const area = sidePx * sidePx;
  const data = Uint8Array.from({ length: 3 * area }, (_, at) =>
    Math.round(planes[(at % 3) * area + Math.floor(at / 3)]!),
  );
  return { width: sidePx, height: sidePx, data };
}

/** Where the points are that the pipeline finds in a chip, with room around it to find a face in. */
async function pointsIn(chip: RgbImage): Promise<Point[]> {
  const room = chip.width;
  const around = { top: room, bottom: room, left: room, right: room, background: '#777' };
  const [face] = await facesOf(await toRgb(toSharp(chip).extend(around)));
  return face!.points5.map(({ x, y }) => ({ x: x - room, y: y - room }));
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
    'five points: eyes are found again where the template has them, in %i pixels',
    async (sidePx) => {
      for (const face of faces) {
        const points = await pointsIn(framed(photo, face, { kind: 'five-points' }, sidePx));
        const off = points.map(({ x, y }, at) => {
          const [toX, toY] = arcFaceTemplate[at]!;
          return (Math.hypot(x - (toX * sidePx) / 112, y - (toY * sidePx) / 112) * 112) / sidePx;
        });
        // Of a head that is turned, nose and mouth lie elsewhere than the template's.
        for (const eye of off.slice(0, 2)) expect(eye, off.join()).toBeLessThan(5);
        for (const point of off) expect(point, off.join()).toBeLessThan(12);
      }
    },
  );

  test('box: the detector’s box with its margin, as sharp cuts it out', async () => {
    for (const face of faces) {
      const { x, y, width, height } = face.box;
      const margin = (boxFraming.marginShare * (width + height)) / 4;
      const area = {
        left: Math.trunc(x - margin),
        top: Math.trunc(y - margin),
        width: Math.trunc(x + width + margin) - Math.trunc(x - margin),
        height: Math.trunc(y + height + margin) - Math.trunc(y - margin),
      };
      const chip = framed(photo, face, boxFraming, 160);
      const cutBySharp = (part: typeof area): Promise<RgbImage> =>
        toRgb(toSharp(photo).extract(part).resize(160, 160, { fit: 'fill' }));
      expect(meanDifference(chip, await cutBySharp(area))).toBeLessThan(3);
      // The yardstick tells a crop from one that is a little beside it.
      const beside = { ...area, left: area.left + Math.round(width * 0.08) };
      expect(meanDifference(chip, await cutBySharp(beside))).toBeGreaterThan(3);
    }
  });
});

test('box: at the picture’s border the margin ends there, and the rest is stretched', async () => {
  const data = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#fff' } })
    .raw()
    .toBuffer();
  const white: RgbImage = { width: 60, height: 40, data };
  const box: Box = { x: -10, y: 20, width: 30, height: 30 };
  const chip = framed(white, { box, landmarks: [], points5: [] }, boxFraming, 32);
  expect(chip.data.every((value) => value === 255)).toBe(true);
});
