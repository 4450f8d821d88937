import type { Point } from '../../../contract/face.js';
import type { Detection } from './detect.js';
import type { Net } from './net.js';
import type { Picture } from './picture.js';
import { mirrorPlanes } from './mirror-planes.js';
import { angleOf, apply, cropSquare, invert, meanOf, rotate } from '../similarity.js';

/**
 * Side of the second pass's crop, as a multiple of the first landmarks' bounding square. On lfw-dev, 1.10
 * to 1.30 are equally accurate (docs/accuracy.md).
 */
const secondPassScale = 1.15;

/** Index of each landmark's counterpart in the mirror image (iBUG numbering). */
const mirroredIndexes: readonly number[] = mirrorIndexes();

/** Locates the 68 iBUG landmarks with face-api's net. */
export class Landmarker {
  readonly #net: Net;
  readonly #planes: Float32Array;

  constructor(net: Net) {
    this.#net = net;
    this.#planes = new Float32Array(2 * 3 * net.sidePx * net.sidePx);
  }

  /**
   * The 68 landmarks of a face, in pixels of the picture.
   *
   * The first pass uses the detector's square, rotated so that the detector's eyes are level. The second
   * uses a square around the first landmarks, rotated so that their eyes are level.
   * @param withMirror average the second pass with the result for the mirrored crop.
   */
  async locate(
    picture: Picture,
    { keyPoints, landmarkSquare }: Detection,
    passes: 1 | 2,
    withMirror: boolean,
  ): Promise<Point[]> {
    const angle = angleOf(keyPoints[0]!, keyPoints[1]!);
    const { centre, sidePx } = landmarkSquare;
    const first = await this.#locateIn(picture, centre, sidePx, angle, false);
    return passes === 1 ? first : this.#locateAgain(picture, first, withMirror);
  }

  async #locateAgain(
    picture: Picture,
    first: readonly Point[],
    withMirror: boolean,
  ): Promise<Point[]> {
    const angle = angleOf(meanOf(first.slice(36, 42)), meanOf(first.slice(42, 48)));
    const upright = first.map((point) => rotate(point, -angle));
    const xs = upright.map(({ x }) => x);
    const ys = upright.map(({ y }) => y);
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    const centre = rotate({ x: (left + right) / 2, y: (top + bottom) / 2 }, angle);
    const side = Math.max(right - left, bottom - top) * secondPassScale;
    return this.#locateIn(picture, centre, side, angle, withMirror);
  }

  async #locateIn(
    picture: Picture,
    centre: Point,
    side: number,
    angle: number,
    withMirror: boolean,
  ): Promise<Point[]> {
    const { sidePx } = this.#net;
    const half = this.#planes.length / 2;
    const similarity = cropSquare(centre, side, angle, sidePx);
    picture.cropPlanes(similarity, { width: sidePx, height: sidePx }, this.#planes);
    if (withMirror) mirrorPlanes(this.#planes, sidePx, half);
    const planes = withMirror ? this.#planes : this.#planes.subarray(0, half);
    const coordinates = (await this.#net.run(planes, withMirror ? 2 : 1))['landmarks']!;
    const toPicture = invert(similarity);
    return mirroredIndexes.map((mirrorIndex, index) => {
      let x = coordinates[index * 2]!;
      let y = coordinates[index * 2 + 1]!;
      if (withMirror) {
        x = (x + 1 - coordinates[136 + mirrorIndex * 2]!) / 2;
        y = (y + coordinates[136 + mirrorIndex * 2 + 1]!) / 2;
      }
      return apply(toPicture, { x: x * sidePx, y: y * sidePx });
    });
  }
}

/** Five points from the 68 landmarks: eye centres, nose tip and mouth corners. */
export function fivePointsOf(landmarks: readonly Point[]): Point[] {
  return [
    meanOf(landmarks.slice(36, 42)),
    meanOf(landmarks.slice(42, 48)),
    landmarks[30]!,
    landmarks[48]!,
    landmarks[54]!,
  ];
}

function mirrorIndexes(): number[] {
  const indexes = Array.from({ length: 68 }, (_, index) => index);
  // First and last landmark of rows that run from one side of the face to the other.
  const rows = [
    [0, 16],
    [17, 26],
    [31, 35],
    [48, 54],
    [60, 64],
  ] as const;
  for (const [first, last] of rows) {
    for (let index = first; index <= last; index++) indexes[index] = first + last - index;
  }
  const pairs = [
    [36, 45],
    [37, 44],
    [38, 43],
    [39, 42],
    [40, 47],
    [41, 46],
    [55, 59],
    [56, 58],
    [65, 67],
  ] as const;
  for (const [one, other] of pairs) {
    indexes[one] = other;
    indexes[other] = one;
  }
  return indexes;
}
