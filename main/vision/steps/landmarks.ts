import type { Point } from '../../../contract/face.js';
import type { Detection } from './detect.js';
import type { Net } from './net.js';
import type { Picture } from './picture.js';
import { mirrorPlanes } from './sample-planes.js';
import { angleOf, apply, cropSquare, invert, meanOf, turned } from '../similarity.js';

/**
 * Side of the second pass's square, in sides of the first landmarks' bounding square. Measured on
 * lfw-dev: 1.10 to 1.30 do equally well (docs/accuracy.md).
 */
const secondSquare = 1.15;

/** Which landmark each one becomes in the mirror (iBUG numbering). */
const mirrorImage: readonly number[] = mirrored();

/** Places the 68 iBUG landmarks with face-api's net. */
export class Landmarker {
  readonly #net: Net;
  readonly #planes: Float32Array;

  constructor(net: Net) {
    this.#net = net;
    this.#planes = new Float32Array(2 * 3 * net.sidePx * net.sidePx);
  }

  /**
   * The landmarks of a face, in pixels of the picture.
   *
   * The first pass takes the square that the detector proposes, turned upright by the detector's eyes;
   * the second a square around the first landmarks, upright by their eyes.
   * @param withMirror average what the second pass says with what it says of the mirror image.
   */
  async place(
    picture: Picture,
    { keyPoints, landmarkSquare }: Detection,
    passes: 1 | 2,
    withMirror: boolean,
  ): Promise<Point[]> {
    const angle = angleOf(keyPoints[0]!, keyPoints[1]!);
    const { centre, sidePx } = landmarkSquare;
    const first = await this.#placeIn(picture, centre, sidePx, angle, false);
    return passes === 1 ? first : this.#placeAgain(picture, first, withMirror);
  }

  async #placeAgain(
    picture: Picture,
    first: readonly Point[],
    withMirror: boolean,
  ): Promise<Point[]> {
    const angle = angleOf(meanOf(first.slice(36, 42)), meanOf(first.slice(42, 48)));
    const upright = first.map((point) => turned(point, -angle));
    const xs = upright.map(({ x }) => x);
    const ys = upright.map(({ y }) => y);
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    const centre = turned({ x: (left + right) / 2, y: (top + bottom) / 2 }, angle);
    const side = Math.max(right - left, bottom - top) * secondSquare;
    return this.#placeIn(picture, centre, side, angle, withMirror);
  }

  async #placeIn(
    picture: Picture,
    centre: Point,
    side: number,
    angle: number,
    withMirror: boolean,
  ): Promise<Point[]> {
    const { sidePx } = this.#net;
    const half = this.#planes.length / 2;
    const similarity = cropSquare(centre, side, angle, sidePx);
    picture.cutPlanes(similarity, sidePx, this.#planes);
    if (withMirror) mirrorPlanes(this.#planes, sidePx, half);
    const planes = withMirror ? this.#planes : this.#planes.subarray(0, half);
    const shares = (await this.#net.run(planes, withMirror ? 2 : 1))['landmarks']!;
    const back = invert(similarity);
    return mirrorImage.map((mirrorIndex, index) => {
      let x = shares[index * 2]!;
      let y = shares[index * 2 + 1]!;
      if (withMirror) {
        x = (x + 1 - shares[136 + mirrorIndex * 2]!) / 2;
        y = (y + shares[136 + mirrorIndex * 2 + 1]!) / 2;
      }
      return apply(back, { x: x * sidePx, y: y * sidePx });
    });
  }
}

/** Five points of the 68: the eyes' middles, the nose tip, the mouth's corners. */
export function fivePointsOf(landmarks: readonly Point[]): Point[] {
  return [
    meanOf(landmarks.slice(36, 42)),
    meanOf(landmarks.slice(42, 48)),
    landmarks[30]!,
    landmarks[48]!,
    landmarks[54]!,
  ];
}

function mirrored(): number[] {
  const images = Array.from({ length: 68 }, (_, index) => index);
  // First and last of rows that run from one side of the face to the other.
  const rows = [
    [0, 16],
    [17, 26],
    [31, 35],
    [48, 54],
    [60, 64],
  ] as const;
  for (const [first, last] of rows) {
    for (let index = first; index <= last; index++) images[index] = first + last - index;
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
    images[one] = other;
    images[other] = one;
  }
  return images;
}
