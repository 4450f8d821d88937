import { beforeAll, expect, test } from 'vitest';
import type { Box } from '../../../contract/face.js';
import { AreaAverages } from './area-averages.js';
import { readImageFile } from './file.js';
import type { RgbImage } from './image.js';
import { loadOpenCv, type OpenCv } from './opencv.js';
import { samplePhoto } from '../testing/sample-photos.js';

let cv: OpenCv;
let photo: RgbImage;
let averages: AreaAverages;

beforeAll(async () => {
  cv = await loadOpenCv();
  ({ image: photo } = await readImageFile(samplePhoto(3)));
  averages = new AreaAverages({
    data: photo.data,
    cols: photo.width,
    rows: photo.height,
  });
});

function planesOf(box: Box, width: number, height: number): Float32Array {
  const planes = new Float32Array(3 * width * height);
  averages.resize(box, width, height, planes);
  return planes;
}

/** OpenCV's result for a box of whole pixels, black outside the photo, in floats. */
function resizedByOpenCv(box: Box, width: number, height: number): Float32Array {
  const whole = new cv.Mat(box.height, box.width, cv.CV_32FC3);
  for (let y = 0, to = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++, to += 3) {
      const [fromX, fromY] = [box.x + x, box.y + y];
      const inside = fromX >= 0 && fromY >= 0 && fromX < photo.width && fromY < photo.height;
      const from = (fromY * photo.width + fromX) * 3;
      for (let c = 0; c < 3; c++) whole.data32F[to + c] = inside ? photo.data[from + c]! : 0;
    }
  }
  const small = new cv.Mat();
  cv.resize(whole, small, new cv.Size(width, height), 0, 0, cv.INTER_AREA as number);
  const planes = new Float32Array(3 * width * height);
  for (let at = 0; at < width * height; at++) {
    for (let c = 0; c < 3; c++) planes[c * width * height + at] = small.data32F[at * 3 + c]!;
  }
  whole.delete();
  small.delete();
  return planes;
}

test.each<[string, Box, number, number]>([
  ['downscaled by a whole factor', { x: 600, y: 400, width: 96, height: 96 }, 24, 24],
  ['downscaled by any factor', { x: 611, y: 383, width: 131, height: 131 }, 48, 48],
  ['downscaled by two factors', { x: 0, y: 0, width: 1920, height: 1280 }, 91, 61],
  ['upscaled', { x: 640, y: 470, width: 37, height: 37 }, 48, 48],
  ['across the top left corner', { x: -40, y: -25, width: 150, height: 150 }, 24, 24],
  ['across the right border', { x: 1850, y: 300, width: 200, height: 200 }, 48, 48],
  ['entirely outside', { x: -90, y: 10, width: 60, height: 60 }, 24, 24],
])('%s: equals OpenCV to a hundredth of a grey level', (_, box, width, height) => {
  const ours = planesOf(box, width, height);
  const theirs = resizedByOpenCv(box, width, height);
  const errors = ours.map((value, at) => Math.abs(value - theirs[at]!));
  expect(errors.reduce((max, value) => Math.max(max, value), 0)).toBeLessThan(0.01);
});

test('a white picture of the maximum size stays white in its last corner', () => {
  const [cols, rows] = [4096, 4096];
  const white = new AreaAverages({
    cols,
    rows,
    data: new Uint8Array(cols * rows * 3).fill(255),
  });
  const planes = new Float32Array(3 * 4);
  white.resize({ x: cols - 9, y: rows - 9, width: 9, height: 9 }, 2, 2, planes);
  for (const value of planes) expect(value).toBeCloseTo(255, 4);
});
