import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { outputNet, proposalNet, refinementNet } from '../../../models/nets/mtcnn-nets.js';
import { readLayerWeights } from '../../../models/formats/npy/layer-weights.js';
import { writeOnnx } from '../../../models/formats/onnx/writer.js';
import type { RgbImage } from './image.js';
import { readImageFile } from './file.js';
import { MtcnnDetector } from './mtcnn.js';
import { openNet } from './net.js';
import { loadOpenCv, type OpenCv } from './opencv.js';
import { Picture } from './picture.js';
import { sharedData } from '../../base/testing/shared-data.js';
import { samplePhoto } from '../testing/sample-photos.js';

const { path: weights, isThere, skipNote } = sharedData('mtcnn');
const { path: photos } = sharedData('lfw-dev');

/** Results of the original (models/proof/mtcnn_original.py); pixels count from 1. */
const original = JSON.parse(
  readFileSync(
    new URL('../../../models/proof/fixtures/mtcnn-samples.json', import.meta.url),
    'utf8',
  ),
) as {
  minsize: number;
  photos: Record<string, { box: number[]; score: number; points: [number, number][] }[]>;
};

describe.skipIf(!isThere)(`MTCNN${skipNote}`, () => {
  let cv: OpenCv;
  let detector: MtcnnDetector;

  beforeAll(async () => {
    cv = await loadOpenCv();
    const [p, r, o] = [1, 2, 3].map((number) =>
      readLayerWeights(readFileSync(`${weights}det${number}.npy`), `det${number}.npy`),
    );
    detector = new MtcnnDetector({
      proposal: await openNet(writeOnnx(proposalNet(p!)), 12),
      refinement: await openNet(writeOnnx(refinementNet(r!)), 24),
      output: await openNet(writeOnnx(outputNet(o!)), 48),
    });
  });

  async function detect(image: RgbImage, minFaceWidthPx: number) {
    const picture = new Picture(cv, image);
    try {
      return await detector.detect(picture, { minScore: 0, minFaceWidthPx });
    } finally {
      picture.delete();
    }
  }

  test.each([1, 2, 3, 4, 5, 6])(
    'sample photo %i: matches the original within a pixel',
    async (number) => {
      const { image } = await readImageFile(samplePhoto(number));
      const found = await detect(image, original.minsize);
      const expected = original.photos[`sample${number}.jpg`]!;
      expect(found).toHaveLength(expected.length);
      for (const { box, score, points } of expected) {
        const nearest = found.reduce((best, face) =>
          Math.abs(face.box.x + 1 - box[0]!) < Math.abs(best.box.x + 1 - box[0]!) ? face : best,
        );
        const { x, y, width, height } = nearest.box;
        const sides = [x + 1, y + 1, x + width, y + height];
        sides.forEach((side, index) => {
          expect(Math.abs(side - box[index]!)).toBeLessThan(1);
        });
        nearest.keyPoints.forEach((point, index) => {
          expect(Math.abs(point.x - points[index]![0])).toBeLessThan(1);
          expect(Math.abs(point.y - points[index]![1])).toBeLessThan(1);
        });
        expect(nearest.score).toBeCloseTo(score, 3);
      }
    },
  );

  test('finds nothing in grey pictures, even the smallest', async () => {
    const grey = (width: number, height: number): RgbImage => ({
      width,
      height,
      data: new Uint8Array(width * height * 3).fill(128),
    });
    expect(await detect(grey(320, 240), 20)).toEqual([]);
    expect(await detect(grey(3, 3), 20)).toEqual([]);
    expect(await detect(grey(500, 1), 20)).toEqual([]);
  });

  test('omits faces below the minimum width', async () => {
    const { image } = await readImageFile(samplePhoto(4));
    const widths = (await detect(image, 40)).map(({ box }) => box.width);
    const middle = widths.sort((a, b) => a - b)[2]!;
    const larger = await detect(image, middle);
    expect(larger.every(({ box }) => box.width >= middle)).toBe(true);
    expect(larger.length).toBeLessThan(widths.length);
  });

  test('misses at most one face of at least 60 pixels in the photos of lfw-dev', async () => {
    const files = (await readdir(photos, { recursive: true })).filter((name) => /jpg$/.test(name));
    expect(files.length).toBeGreaterThan(400);
    const missed: string[] = [];
    for (const file of files) {
      const { image } = await readImageFile(join(photos, file));
      if ((await detect(image, 60)).length === 0) missed.push(file);
    }
    expect(missed.length, missed.join()).toBeLessThanOrEqual(1);
  }, 60_000);

  test('rejects weights of another shape and names the layer', () => {
    const layers = readLayerWeights(readFileSync(`${weights}det2.npy`), 'det2.npy');
    expect(() => outputNet(layers)).toThrow(
      'conv1/weights has the shape [3, 3, 3, 28] instead of [3, 3, 3, 32]',
    );
  });
});
