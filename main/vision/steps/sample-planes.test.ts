import { expect, test } from 'vitest';
import { mirrorPlanes, samplePlanes } from './sample-planes.js';

/** A picture whose red is x, green is y, and blue is 7. */
function ramp(cols: number, rows: number) {
  const data = new Uint8Array(cols * rows * 3);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < cols; x++) data.set([x, y, 7], (y * cols + x) * 3);
  }
  return { data, cols, rows };
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

test('a rectangle has rows of its own width', () => {
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
