import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Point } from '../../../contract/face.js';
import { samplePhoto, toRgb } from '../testing/sample-photos.js';
import { loadOpenCv, pointMat, type Mat, type OpenCv } from './opencv.js';
import { cornersIn, followPoints } from './optical-flow.js';
import { Picture } from './picture.js';

/* Compared with OpenCV on a real photo. */

const area = { left: 40, right: 600, top: 30, bottom: 440, contains: () => true };

let cv: OpenCv;
let grey: Mat;
beforeAll(async () => {
  cv = await loadOpenCv();
  grey = new Picture(cv, await toRgb(sharp(samplePhoto(4)).resize(640, 480))).grey();
});

/** The picture turned by an angle, enlarged and moved. */
function moved(radians: number, scale: number, x: number, y: number): Mat {
  const [a, b] = [scale * Math.cos(radians), scale * Math.sin(radians)];
  const matrix = cv.matFromArray(2, 3, cv.CV_64F, [a, -b, x, b, a, y]);
  const to = new cv.Mat();
  const [size, kind] = [new cv.Size(640, 480), cv.INTER_LINEAR as number];
  cv.warpAffine(grey, to, matrix, size, kind, cv.BORDER_REFLECT_101 as number, new cv.Scalar());
  return to;
}

/** OpenCV's points; null where it loses one on the way there. */
function followedByOpenCv(to: Mat, points: readonly Point[]): (Point | null)[] {
  const start = pointMat(cv, points);
  const [there, found, errors] = [new cv.Mat(), new cv.Mat(), new cv.Mat()];
  cv.calcOpticalFlowPyrLK(grey, to, start, there, found, errors, new cv.Size(21, 21), 3);
  return points.map((_, index) =>
    found.data[index] === 1
      ? { x: there.data32F[2 * index]!, y: there.data32F[2 * index + 1]! }
      : null,
  );
}

describe('points', () => {
  test.each([
    ['aside', [0, 1, 12, 0]],
    ['by parts of a pixel', [0, 1, 0.3, -0.6]],
    ['nearer', [0, 1.06, -18, -14]],
    ['turned', [0.06, 1, 10, -8]],
    ['far', [0, 1, -40, 25]],
  ] as const)('moved %s end where OpenCV finds them', (_name, [angle, scale, x, y]) => {
    const to = moved(angle, scale, x, y);
    const corners = cornersIn(grey, area, 26, 120);
    expect(corners.length).toBe(120);
    const theirs = followedByOpenCv(to, corners);
    const apart = followPoints(grey, to, corners).flatMap((own, index) => {
      const other = theirs[index] ?? null;
      return own === null || other === null ? [] : [Math.hypot(own.x - other.x, own.y - other.y)];
    });
    expect(apart.length).toBeGreaterThan(90);
    expect(apart.filter((distance) => distance > 0.02).length).toBeLessThanOrEqual(1);
  });

  test('that moved by a known offset are found there', () => {
    const to = moved(0, 1, 17, -9);
    const corners = cornersIn(grey, area, 26, 120);
    const ends = followPoints(grey, to, corners);
    const right = ends.filter((end, index) => {
      const { x, y } = corners[index]!;
      return end !== null && Math.hypot(end.x - x - 17, end.y - y + 9) < 0.1;
    });
    expect(right.length).toBeGreaterThan(0.9 * corners.length);
  });

  test('without structure, or outside the other picture, are lost', () => {
    const wall = new cv.Mat(480, 640, cv.CV_8UC1, new cv.Scalar(120));
    expect(followPoints(wall, wall, [{ x: 300, y: 200 }])).toEqual([null]);
    expect(followPoints(grey, wall, cornersIn(grey, area, 26, 5))).toEqual(Array(5).fill(null));
    const [edge] = cornersIn(grey, { ...area, left: 0, right: 40 }, 26, 1);
    expect(followPoints(grey, moved(0, 1, -120, 0), [edge!])).toEqual([null]);
  });

  test('are also followed in pictures of another size, and no points give no points', () => {
    const small = grey.roi(new cv.Rect(0, 0, 333, 251)).clone();
    const corners = cornersIn(small, { ...area, right: 320, bottom: 240 }, 26, 50);
    const ends = followPoints(small, small, corners);
    for (const [index, end] of ends.entries()) {
      expect(Math.hypot(end!.x - corners[index]!.x, end!.y - corners[index]!.y)).toBeLessThan(0.01);
    }
    expect(followPoints(small, small, [])).toEqual([]);
  });
});

describe('corners', () => {
  test.each([26, 9, 3])('of cells of %i pixels are those of OpenCV', (cellPx) => {
    const strengths = new cv.Mat();
    cv.cornerMinEigenVal(grey, strengths, 3, 3);
    const values = strengths.data32F;
    const corners = cornersIn(grey, area, cellPx, 120);
    // Rounding may choose another one of two equal pixels, but never a weaker one.
    for (const { x, y } of corners) {
      const [left, top] = [x - ((x - area.left) % cellPx), y - ((y - area.top) % cellPx)];
      let strongest = 0;
      for (let v = top; v < top + cellPx; v++) {
        for (let u = left; u < left + cellPx; u++) {
          strongest = Math.max(strongest, values[v * 640 + u]!);
        }
      }
      expect(values[y * 640 + x]! / strongest).toBeGreaterThan(0.9999);
    }
    const own = corners.map(({ x, y }) => values[y * 640 + x]!);
    expect(own).toEqual(own.toSorted((one, other) => other - one));
  });

  test('are not found on a plain wall, nor in an area smaller than a cell', () => {
    const wall = new cv.Mat(480, 640, cv.CV_8UC1, new cv.Scalar(120));
    expect(cornersIn(wall, area, 26, 120)).toEqual([]);
    expect(cornersIn(grey, { ...area, right: 50 }, 26, 120)).toEqual([]);
  });
});
