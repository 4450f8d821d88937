import { expect, test } from 'vitest';
import { randomFrom } from '../../base/random-from.js';
import { mirrorPlanes } from './mirror-planes.js';
import { PixelLevels, type Size } from './pixel-levels.js';
import type { Similarity } from '../similarity.js';
import { loadOpenCv, matOf } from './opencv.js';
import type { RgbImage } from './image.js';

const cv = await loadOpenCv();

/** A picture whose red is x, green is y, and blue is 7. */
function ramp(width: number, height: number): RgbImage {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set([x, y, 7], (y * width + x) * 3);
  }
  return { data, width, height };
}

function samplePlanes(
  image: RgbImage,
  similarity: Similarity,
  size: Size,
  planes: Float32Array,
): void {
  const levels = new PixelLevels(cv, image);
  levels.crop(levels.levelAt(0), similarity, size, planes);
  levels.delete();
}

const sidePx = 8;
const square = { width: sidePx, height: sidePx };
const plane = sidePx * sidePx;

test('maps pixels by the similarity, with bilinear interpolation', () => {
  const planes = new Float32Array(3 * plane);
  // Scaled by two, rotated by a quarter turn, and translated.
  const similarity = { a: 0, b: 2, tx: 90, ty: -40 };
  samplePlanes(ramp(100, 80), similarity, square, planes);
  for (let v = 0; v < sidePx; v++) {
    for (let u = 0; u < sidePx; u++) {
      const at = v * sidePx + u;
      expect(planes[at]).toBeCloseTo((v + 40) / 2, 4);
      expect(planes[at + plane]).toBeCloseTo((90 - u) / 2, 4);
      expect(planes[at + 2 * plane]).toBeCloseTo(7, 4);
    }
  }
});

test('a rectangle has rows of the right width', () => {
  const planes = new Float32Array(3 * 5 * 2);
  samplePlanes(ramp(20, 20), { a: 1, b: 0, tx: -3, ty: -9 }, { width: 5, height: 2 }, planes);
  expect([...planes]).toEqual([
    ...[3, 4, 5, 6, 7, 3, 4, 5, 6, 7],
    ...[9, 9, 9, 9, 9, 10, 10, 10, 10, 10],
    ...Array<number>(10).fill(7),
  ]);
});

test('is black outside the picture', () => {
  const planes = new Float32Array(3 * plane).fill(1);
  samplePlanes(ramp(20, 20), { a: 1, b: 0, tx: 4, ty: 30 }, square, planes);
  expect(new Set(planes)).toEqual(new Set([0]));
});

test('mirroring reverses each row', () => {
  const planes = Float32Array.from({ length: 6 * plane }, (_, at) => at);
  mirrorPlanes(planes, sidePx, 3 * plane);
  for (const row of [0, 5, 23]) {
    const own = planes.slice(row * sidePx, (row + 1) * sidePx);
    const start = 3 * plane + row * sidePx;
    expect(planes.slice(start, start + sidePx)).toEqual(own.toReversed());
  }
});

/** A picture of random bytes, the same each time. */
function noise(width: number, height: number): RgbImage {
  const random = randomFrom(width);
  const data = Uint8Array.from({ length: 3 * width * height }, () => Math.floor(256 * random()));
  return { data, width, height };
}

test.each([
  [64, 48],
  [38, 22],
  [2, 6],
])('halves a picture of %i × %i pixels to the rounded means of four', (width, height) => {
  const { data } = noise(width, height);
  const levels = new PixelLevels(cv, { data, width, height });
  const half = levels.levelAt(1);
  expect(half).toMatchObject({ width: width >> 1, height: height >> 1 });
  const expected = Uint8Array.from({ length: 3 * half.width * half.height }, (_, at) => {
    const pixel = Math.floor(at / 3);
    const [x, y] = [2 * (pixel % half.width), 2 * Math.floor(pixel / half.width)];
    const four = [0, 1].flatMap((down) =>
      [0, 1].map((right) => data[3 * ((y + down) * width + x + right) + (at % 3)]!),
    );
    return (four.reduce((sum, value) => sum + value) + 2) >> 2;
  });
  expect(levels.bytesOf(half)).toEqual(expected);
  levels.delete();
});

test.each([
  [37, 20],
  [3, 5],
])('halves a picture of %i × %i pixels as OpenCV does', (width, height) => {
  const image = noise(width, height);
  const levels = new PixelLevels(cv, image);
  const whole = matOf(cv, image, image.data);
  const half = new cv.Mat();
  cv.resize(whole, half, new cv.Size(width >> 1, height >> 1), 0, 0, cv.INTER_AREA as number);
  expect(levels.bytesOf(levels.levelAt(1))).toEqual(half.data.slice());
  levels.delete();
  whole.delete();
  half.delete();
});

test.each([
  { from: { x: 3, y: 2, width: 20, height: 11 }, to: { x: 1, y: 4, width: 9, height: 6 } },
  { from: { x: 10, y: 9, width: 30, height: 12 }, to: { x: 0, y: 0, width: 70, height: 31 } },
  { from: { x: 39, y: 20, width: 1, height: 1 }, to: { x: 2, y: 2, width: 3, height: 4 } },
])('stretches a box as OpenCV does: %j', ({ from, to }) => {
  const image = noise(40, 21);
  const canvas = { width: 72, height: 40 };
  const planes = new Float32Array(3 * 72 * 40).fill(1);
  const levels = new PixelLevels(cv, image);
  levels.stretch(levels.levelAt(0), from, planes, canvas, to);
  levels.delete();
  const expected = new cv.Mat(canvas.height, canvas.width, cv.CV_8UC3, new cv.Scalar(0, 0, 0, 0));
  const whole = matOf(cv, image, image.data);
  const part = whole.roi(new cv.Rect(from.x, from.y, from.width, from.height));
  const place = expected.roi(new cv.Rect(to.x, to.y, to.width, to.height));
  cv.resize(part, place, place.size(), 0, 0, cv.INTER_LINEAR as number);
  for (const [at, value] of expected.data.entries()) {
    const pixel = Math.floor(at / 3);
    const y = ((Math.floor(pixel / 72) - to.y + 0.5) * from.height) / to.height - 0.5;
    // Above and below the middle of the first and the last row, OpenCV rounds the same row twice.
    const isEdge = y < 0 || y > from.height - 1;
    const difference = Math.abs(planes[(at % 3) * 72 * 40 + pixel]! - value);
    if (difference > (isEdge ? 1 : 0)) expect({ at, difference }).toEqual({ at, difference: 0 });
  }
  for (const mat of [place, part, whole, expected]) mat.delete();
});
